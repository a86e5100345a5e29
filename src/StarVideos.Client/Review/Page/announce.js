import { byId } from './dom.js';

let toastTimer = 0;

/** Says something to screen readers only: what the eye sees anyway. */
export function announce(text) {
    const region = byId('announce');

    // The same text twice in a row would not be read again.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

/** Says something to everyone, for a while. */
export function notify(text) {
    const toast = byId('toast');
    clearTimeout(toastTimer);
    toast.textContent = text;
    toast.classList.add('shown');

    // In the top layer, or an open dialog would cover it.
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
    (dialog ?? document.body).append(toast);
    toastTimer = setTimeout(() => toast.classList.remove('shown'), Math.max(4000, text.length * 70));
}
