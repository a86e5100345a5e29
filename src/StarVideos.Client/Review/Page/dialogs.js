import { byId } from './dom.js';

// The dialogs, one over another. The browser tells of a closing only some time after it; a key pressed in between would meet a dialog that
// is not there any more. So a dialog is closed here, at once, and what the browser tells later finds it done.

const openDialogs = [];

document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && openDialogs.length > 0 && !event.isComposing) {
        event.preventDefault();
        openDialogs.at(-1).finish();
    }
});

/** Opens a dialog over the page. The closing is told once, however it is closed. */
export function openDialog(id, onClose) {
    const dialog = byId(id);
    if (dialog.open) {
        return;
    }

    const before = document.activeElement;
    const opened = { id, finish };
    openDialogs.push(opened);
    dialog.showModal();
    const told = () => dialog.open || finish();
    dialog.addEventListener('close', told);
    lockPage();

    function finish() {
        const at = openDialogs.indexOf(opened);
        if (at < 0) {
            return;
        }

        openDialogs.splice(at, 1);
        dialog.removeEventListener('close', told);
        dialog.close();
        lockPage();
        onClose?.();
        if (before instanceof HTMLElement && before.isConnected) {
            before.focus({ preventScroll: true });
        }
    }
}

export function closeDialog(id) {
    openDialogs.find(one => one.id === id)?.finish();
}

/** The dialog on top, 'page' where none is open. */
export function topDialog() {
    return openDialogs.at(-1)?.id ?? 'page';
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
            closeDialog(id);
        }
    });
}

/** Behind a dialog that fills the window the page does not scroll. */
function lockPage() {
    document.documentElement.classList.toggle('has-stage', openDialogs.some(({ id }) => byId(id).matches('.stage')));
}
