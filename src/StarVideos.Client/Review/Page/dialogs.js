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
    document.documentElement.classList.add('has-dialog');
    dialog.addEventListener('close', () => {
        openDialogs.splice(openDialogs.indexOf(id), 1);
        document.documentElement.classList.toggle('has-dialog', openDialogs.length > 0);
        onClose?.();
        if (before instanceof HTMLElement && before.isConnected) {
            before.focus({ preventScroll: true });
        }
    }, { once: true });
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
