// @ts-check
/**
 * One key for each decision. What may be pressed carries `data-key` with the places of keys on the keyboard
 * (`KeyboardEvent.code`), so that they are the same with an Arabic, Persian or Latin layout. Keys are left alone while
 * somebody types, and can be turned off, since a voice that is taken for typing would press them.
 */
const STORED = 'sabt-desk-keys';
const hint = document.querySelector('[data-keys]');
const toggle = document.querySelector('[data-keys-toggle]');
let on = read() !== 'off';
/** A key that is held down, or pressed again while the next page is on its way, decides nothing twice. */
let pressed = false;

function read() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function show() {
  if (!(hint instanceof HTMLElement) || toggle === null) return;
  hint.hidden = false;
  toggle.textContent = (on ? hint.dataset.on : hint.dataset.off) ?? '';
  document.documentElement.classList.toggle('keys-off', !on);
}

toggle?.addEventListener('click', () => {
  on = !on;
  try {
    localStorage.setItem(STORED, on ? 'on' : 'off');
  } catch {
    // it holds until the page is left
  }
  show();
});

/** @param {EventTarget | null} target */
function types(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)))
  );
}

document.addEventListener('keydown', (event) => {
  if (event.code === 'Escape') {
    const open = document.querySelector('details#correct[open]');
    if (open instanceof HTMLDetailsElement) {
      open.open = false;
      open.querySelector('summary')?.focus();
    }
    return;
  }
  if (!on || pressed || event.repeat || event.ctrlKey || event.altKey || event.metaKey || types(event.target)) return;
  const control = [...document.querySelectorAll('[data-key]')].find((one) =>
    one instanceof HTMLElement ? one.dataset.key?.split(' ').includes(event.code) : false,
  );
  if (!(control instanceof HTMLElement)) return;
  event.preventDefault();
  if (event.code === 'KeyE' && correct()) return;
  pressed = true;
  control.click();
});

/** The form of corrections is on the page already: it opens with its first field. */
function correct() {
  const form = document.querySelector('details#correct');
  if (!(form instanceof HTMLDetailsElement)) return false;
  form.open = true;
  const first = form.querySelector('input:not([type=hidden])');
  if (first instanceof HTMLInputElement) {
    first.focus();
    first.select();
  }
  return true;
}

// a page that comes back from the browser's memory takes keys again
addEventListener('pageshow', () => {
  pressed = false;
});
show();
