import { byId } from './dom.js';

let toastTimer = 0;

/** Says something to screen readers only, because it is visible on the page anyway. */
export function announce(text) {
    const region = byId('announce');

    // A screen reader does not read the same text twice in a row, so a no-break space is added.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

/** Shows a message for some seconds, and says it to screen readers. */
export function notify(text) {
    const toast = byId('toast');
    clearTimeout(toastTimer);
    toast.textContent = text;
    toast.classList.add('shown');

    // In the top layer: otherwise an open dialog would cover the message.
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
    (dialog ?? document.body).append(toast);
    toastTimer = setTimeout(() => toast.classList.remove('shown'), Math.max(4000, text.length * 70));
}
