// Reloads a page that shows something in progress.
Behaviour.specify("[data-bynder-reload]", "bynder-reload", 0, (element) => {
  setTimeout(() => location.reload(), Number(element.dataset.bynderReload));
});

// Shows the pictures of a page one after the other.
Behaviour.specify(".bynder-preview", "bynder-preview", 0, (dialog) => {
  const openers = [...document.querySelectorAll("[data-bynder-preview]")];
  const part = (name) => dialog.querySelector(`[data-part=${name}]`);
  let shown = 0;

  function show(index) {
    shown = (index + openers.length) % openers.length;
    const { bynderPreview, before, name, note, page, bynder } = openers[shown].dataset;
    part("name").textContent = name;
    part("note").textContent = note;
    part("picture").src = bynderPreview;
    part("former").hidden = true;
    part("after").hidden = true;
    part("before").src = before;
    part("page").hidden = !page;
    part("page").href = page;
    part("bynder").href = bynder;
  }

  part("before").addEventListener("load", () => {
    part("former").hidden = false;
    part("after").hidden = false;
  });
  openers.forEach((opener, index) =>
    opener.addEventListener("click", () => {
      show(index);
      dialog.showModal();
    }),
  );
  part("previous").addEventListener("click", () => show(shown - 1));
  part("next").addEventListener("click", () => show(shown + 1));
  part("close").addEventListener("click", () => dialog.close());
  // Of the document, because a click on a picture takes the focus away from the buttons of the dialog.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && dialog.open) {
      event.preventDefault();
      show(shown + step);
    }
  });
});

// Heads the block of an integration with its name.
Behaviour.specify(".repeated-chunk[name=integrations]", "bynder-heading", 0, (block) => {
  const heading = [...block.querySelector(".repeated-chunk__header").childNodes].find((node) => node.nodeName === "#text");
  if (!heading || !block.querySelector("[name='_.savedName']")) {
    return;
  }
  const kind = heading.textContent;
  const show = (name) => {
    heading.textContent = name.trim() || kind;
  };
  const field = block.querySelector("[name='_.name']");
  show(block.querySelector("[name='_.savedName']").value);
  field?.addEventListener("input", () => show(field.value));
});
