import { byId } from './dom.js';

// The dialogs, one over another.

const openDialogs = [];

/** Opens a dialog over the page. The closing is told once, however it is closed. */
export function openDialog(id, onClose) {
    const dialog = byId(id);
    if (dialog.open) {
        return;
    }

    const before = document.activeElement;
    openDialogs.push(id);
    dialog.showModal();
    lockPage();
    dialog.addEventListener('close', () => {
        openDialogs.splice(openDialogs.indexOf(id), 1);
        lockPage();
        onClose?.();
        if (before instanceof HTMLElement && before.isConnected) {
            before.focus({ preventScroll: true });
        }
    }, { once: true });
}

/** Behind a dialog that fills the window the page does not scroll. */
function lockPage() {
    document.documentElement.classList.toggle('has-stage', openDialogs.some(id => byId(id).matches('.stage')));
}

export function closeDialog(id) {
    byId(id).close();
}

/** The dialog on top, 'page' where none is open. */
export function topDialog() {
    return openDialogs.at(-1) ?? 'page';
}

/** A click beside a sheet closes it, as people expect; a drag that began inside does not. */
export function closeByBackdrop(id) {
    const dialog = byId(id);
    let began = false;
    dialog.addEventListener('pointerdown', event => {
        began = event.target === dialog;
    });
    dialog.addEventListener('click', event => {
        if (began && event.target === dialog) {
            dialog.close();
        }
    });
}
