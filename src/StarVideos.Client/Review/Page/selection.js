import { announce, notify } from './announce.js';
import { byId, setText } from './dom.js';
import { emit } from './events.js';
import { word } from './words.js';

// The selected videos: two to four of them can be compared.

const mostSelected = 4;
const selectedIds = new Set();

export function isSelected(id) {
    return selectedIds.has(id);
}

export function selectionIds() {
    return [...selectedIds];
}

export function toggleSelection(entry, name) {
    if (selectedIds.delete(entry.id)) {
        announce(word('saidUnselected', name));
    } else if (selectedIds.size >= mostSelected) {
        notify(word('compareMost'));
        return;
    } else {
        selectedIds.add(entry.id);
        announce(word('saidSelected', selectedIds.size, name));
    }

    showTray();
}

export function clearSelection() {
    selectedIds.clear();
    showTray();
}

function showTray() {
    byId('tray').hidden = selectedIds.size === 0;
    setText(byId('tray-text'), word('selectedMany', selectedIds.size));
    byId('tray-compare').disabled = selectedIds.size < 2;
    emit('selection');
}
