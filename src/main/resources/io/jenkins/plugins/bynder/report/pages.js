// Reloads a page that shows something in progress.
Behaviour.specify("[data-bynder-reload]", "bynder-reload", 0, (element) => {
  setTimeout(() => location.reload(), Number(element.dataset.bynderReload));
});
