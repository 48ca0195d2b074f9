// Draws the charts of a job's page. Colours are those of the theme, and follow it.
(function () {
  function colour(name, fallback) {
    const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    return value || fallback;
  }

  function options(rows, names, series, stacked) {
    const text = colour("--text-color", "#333");
    const line = colour("--bynder-line", "#ccc");
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: text },
      grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
      legend: { show: stacked, top: 0, textStyle: { color: text } },
      tooltip: { trigger: "axis", renderMode: "richText" },
      xAxis: {
        type: "category",
        data: rows.map((row) => row.build),
        axisLabel: { color: text },
        axisLine: { lineStyle: { color: line } },
      },
      yAxis: {
        type: "value",
        minInterval: stacked ? 1 : 0,
        axisLabel: { color: text, formatter: stacked ? undefined : "{value} s" },
        splitLine: { lineStyle: { color: line } },
      },
      series: series.map((one) => ({
        name: names[one.key],
        type: stacked ? "bar" : "line",
        stack: stacked ? "assets" : undefined,
        areaStyle: stacked ? undefined : { opacity: 0.2 },
        barMaxWidth: 28,
        itemStyle: { color: colour(one.colour, one.fallback) },
        data: rows.map((row) => row[one.key]),
      })),
    };
  }

  function draw(charts) {
    const rows = JSON.parse(charts.dataset.trend);
    const assets = echarts.init(charts.querySelector(".bynder-chart--assets"));
    const duration = echarts.init(charts.querySelector(".bynder-chart--duration"));
    function paint() {
      assets.setOption(
        options(
          rows,
          charts.dataset,
          [
            { key: "added", colour: "--green", fallback: "#1ea64b" },
            { key: "updated", colour: "--blue", fallback: "#0b6aa2" },
            { key: "removed", colour: "--brown", fallback: "#8b5a2b" },
            { key: "failed", colour: "--red", fallback: "#e6001f" },
          ],
          true,
        ),
      );
      duration.setOption(
        options(rows, charts.dataset, [{ key: "seconds", colour: "--purple", fallback: "#6d3ab0" }], false),
      );
    }
    paint();
    window.addEventListener("resize", () => {
      assets.resize();
      duration.resize();
    });
    new MutationObserver(paint).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (typeof echarts !== "undefined") {
      document.querySelectorAll(".bynder-charts").forEach(draw);
    }
  });
})();
