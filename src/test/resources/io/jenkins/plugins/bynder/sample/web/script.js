'use strict';

// Names are whatever somebody typed: they only ever become text, and what cannot be seen is named.

const POLL_MILLIS = 2000;
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const rows = document.getElementById('rows');
const template = document.getElementById('row');
const search = document.getElementById('search');
const filter = document.getElementById('filter');
const error = document.getElementById('error');

const shown = new Map();
let portal = { assets: [], tag: '' };

function spell(element, text) {
  element.replaceChildren();
  let from = 0;
  for (const found of text.matchAll(UNSEEN)) {
    // Joiners and selectors inside emoji belong where they are.
    if (found[0] === '\u200d' && /\p{Extended_Pictographic}\ufe0f?$/u.test(text.slice(0, found.index))) {
      continue;
    }
    element.append(text.slice(from, found.index));
    const mark = document.createElement('span');
    mark.className = 'strange';
    mark.textContent = 'U+' + found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    element.append(mark);
    from = found.index + found[0].length;
  }
  element.append(text.slice(from));
  if (text.trim() === '') {
    const mark = document.createElement('span');
    mark.className = 'strange';
    mark.textContent = text === '' ? 'no name' : 'blank';
    element.append(mark);
  }
}

function size(bytes) {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return (unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)) + ' ' + units[unit];
}

async function change(asset, action, value) {
  const body = new URLSearchParams({ id: asset.id, action, value: value ?? '' });
  await update(fetch('/assets', { method: 'POST', body }));
}

async function update(request) {
  try {
    const answer = await request;
    if (!answer.ok) {
      throw new Error(await answer.text());
    }
    portal = await answer.json();
    error.hidden = true;
    render();
    renderEvents();
  } catch (problem) {
    error.textContent = problem instanceof TypeError
      ? 'The sample portal does not answer. Is it still running?'
      : problem.message;
    error.hidden = false;
  }
}

function make(asset) {
  const row = template.content.firstElementChild.cloneNode(true);
  const view = { row, asset, text: '' };
  const at = (selector) => row.querySelector(selector);
  const edit = at('.edit');
  at('.rename').addEventListener('click', () => {
    edit.value = view.asset.name;
    edit.hidden = false;
    at('.rename').hidden = true;
    edit.focus();
    edit.select();
  });
  const done = (save) => {
    if (edit.hidden) {
      return;
    }
    edit.hidden = true;
    at('.rename').hidden = false;
    if (save && edit.value !== view.asset.name) {
      change(view.asset, 'rename', edit.value);
    }
  };
  edit.addEventListener('blur', () => done(true));
  edit.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      done(true);
    } else if (event.key === 'Escape') {
      done(false);
    }
  });
  at('.toggle').addEventListener('click', () =>
    change(view.asset, view.asset.tags.includes(portal.tag) ? 'untag' : 'tag', portal.tag));
  at('.add').addEventListener('submit', (event) => {
    event.preventDefault();
    const input = at('.add input');
    if (input.value.trim() !== '') {
      change(view.asset, 'tag', input.value);
      input.value = '';
    }
  });
  at('.upload').addEventListener('click', () => change(view.asset, 'upload'));
  at('.archive').addEventListener('click', () => change(view.asset, view.asset.archived ? 'unarchive' : 'archive'));
  at('.delete').addEventListener('click', () => change(view.asset, 'delete'));
  return view;
}

function show(view, asset) {
  const text = JSON.stringify(asset);
  view.asset = asset;
  if (view.text === text) {
    return;
  }
  view.text = text;
  const at = (selector) => view.row.querySelector(selector);
  view.row.classList.toggle('archived', asset.archived);
  at('img').src = asset.picture;
  spell(at('.text'), asset.name);
  spell(at('.file'), asset.fileName);
  at('.kind').textContent = asset.type + (asset.versions > 1 ? ' · version ' + asset.version : '');
  at('.size').textContent = size(asset.size);
  const toggle = at('.toggle');
  toggle.textContent = portal.tag;
  toggle.setAttribute('aria-checked', asset.tags.includes(portal.tag));
  toggle.title = asset.tags.includes(portal.tag) ? 'Remove this tag' : 'Add this tag';
  at('.others').replaceChildren(...asset.tags.filter((tag) => tag !== portal.tag).map((tag) => {
    const chip = document.createElement('button');
    chip.type = 'button';
    chip.className = 'chip';
    chip.title = 'Remove this tag';
    spell(chip, tag);
    chip.addEventListener('click', () => change(asset, 'untag', tag));
    return chip;
  }));
  at('.properties').replaceChildren(...Object.entries(asset.properties).map(([name, values]) => {
    const line = document.createElement('div');
    const label = document.createElement('b');
    label.textContent = name + ': ';
    const value = document.createElement('bdi');
    spell(value, values.join(', '));
    line.append(label, value);
    return line;
  }));
  at('.archive').textContent = asset.archived ? 'Restore' : 'Archive';
}

function wanted(asset) {
  const tagged = asset.tags.includes(portal.tag);
  const kind = filter.value;
  if ((kind === 'tagged' && !tagged) || (kind === 'untagged' && tagged) || (kind === 'archived' && !asset.archived)) {
    return false;
  }
  const text = search.value.trim().toLowerCase();
  return text === '' || [asset.name, asset.fileName, ...asset.tags].some((one) => one.toLowerCase().includes(text));
}

function render() {
  const ids = new Set();
  let visible = 0;
  for (const asset of portal.assets) {
    ids.add(asset.id);
    let view = shown.get(asset.id);
    if (view === undefined) {
      view = make(asset);
      shown.set(asset.id, view);
      rows.append(view.row);
    }
    show(view, asset);
    view.row.hidden = !wanted(asset);
    visible += view.row.hidden ? 0 : 1;
  }
  for (const [id, view] of shown) {
    if (!ids.has(id)) {
      view.row.remove();
      shown.delete(id);
    }
  }
  const tagged = portal.assets.filter((asset) => asset.tags.includes(portal.tag)).length;
  document.getElementById('summary').textContent =
    `${portal.assets.length} assets, ${tagged} tagged ${portal.tag}`;
  document.getElementById('nothing').hidden = visible > 0;
  document.getElementById('command').textContent =
    `export BYNDER_PERMANENT_TOKEN=${portal.token}\n`
    + `java -jar standalone/target/bynder-sync.jar sync --portal ${portal.portal} --tag ${portal.tag}`;
}

function renderEvents() {
  const all = portal.subscriptions;
  const confirmed = all.filter((subscription) => subscription.confirmed).length;
  document.getElementById('receivers').textContent =
    confirmed === 0 ? 'nobody is told' : confirmed === 1 ? '1 receiver' : `${confirmed} receivers`;
  document.getElementById('topic').textContent = portal.topic;
  document.getElementById('subscriptions').replaceChildren(...all.map((subscription) => {
    const line = document.createElement('li');
    line.textContent = subscription.endpoint + (subscription.confirmed ? ', confirmed' : ', asked and not confirmed yet');
    return line;
  }));
}

const subscribe = document.getElementById('subscribe');
subscribe.addEventListener('submit', (event) => {
  event.preventDefault();
  const input = subscribe.querySelector('input');
  change({ id: '' }, 'subscribe', input.value);
  input.value = '';
});

search.addEventListener('input', render);
filter.addEventListener('change', render);
setInterval(() => {
  if (!document.hidden) {
    update(fetch('/assets'));
  }
}, POLL_MILLIS);
update(fetch('/assets'));
