import { byId } from './dom.js';

// Opens and closes dialogs, which may be stacked. A browser fires the close event some time after a dialog closes, and a key pressed in
// between would go to a closed dialog. So a dialog is marked as closed at once, and the late event is ignored.

const openDialogs = [];

document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && openDialogs.length > 0 && !event.isComposing) {
        event.preventDefault();
        openDialogs.at(-1).finish();
    }
});

/** Opens a dialog. onClose is called once, however the dialog is closed. */
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

/** The id of the dialog on top; 'page' if none is open. */
export function topDialog() {
    return openDialogs.at(-1)?.id ?? 'page';
}

/** Closes a dialog when its backdrop is clicked. A drag that began inside the dialog does not close it. */
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

/** Stops the page from scrolling behind a dialog that fills the window. */
function lockPage() {
    document.documentElement.classList.toggle('has-stage', openDialogs.some(({ id }) => byId(id).matches('.stage')));
}
