// Line icons on a grid of 20 units, drawn as SVG.
const iconPaths = {
    keep: 'M4.5 10.5l3.6 3.6 7.4-8',
    reject: 'M5.5 5.5l9 9m0-9l-9 9',
    retake: 'M15.6 8.2A6 6 0 1 0 16 10.6M16 4.6v3.8h-3.8',
    select: 'M4.5 10.5l3.6 3.6 7.4-8',
    undo: 'M7.5 5L4 8.5 7.5 12M4.4 8.5h7.1a4 4 0 0 1 0 8H8.5',
    redo: 'M12.5 5L16 8.5 12.5 12M15.6 8.5H8.5a4 4 0 0 0 0 8h3',
    figures: 'M4 16V4M4 16h12.5M7.5 12.5v.01M10 8.5v.01M12 11v.01M14.5 6v.01',
    keys: 'M3.5 5.5h13a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM5.8 8.5v.01M8.6 8.5v.01M11.4 8.5v.01M14.2 8.5v.01M7 11.7h6',
    load: 'M4 13.5v2a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1v-2M10 3.5v9M6.5 7L10 3.5 13.5 7',
    close: 'M5 5l10 10M15 5L5 15',
    previous: 'M12 4.5L6.5 10l5.500 5.500',
    next: 'M8 4.5L13.500 10 8 15.500',
    play: 'M6.500 4.200v11.600L16 10z',
    pause: 'M7 4.500v11M13 4.500v11',
    stepBack: 'M13.500 5.500L8 10l5.500 4.500zM5.500 5v10',
    stepOn: 'M6.500 5.500L12 10l-5.500 4.500zM14.500 5v10',
    mute: 'M4 8v4h2.500L10 15V5L6.500 8zM13 8l4 4m0-4l-4 4',
    sound: 'M4 8v4h2.500L10 15V5L6.500 8zM13 7.500a3.500 3.500 0 0 1 0 5M15 5.500a6.300 6.300 0 0 1 0 9',
    star: 'M10 3.300l2 4.300 4.700.6-3.500 3.200.9 4.700L10 13.800l-4.100 2.300.9-4.700-3.500-3.200 4.700-.6z',
    add: 'M10 4.500v11M4.500 10h11',
};

/** An icon, hidden from screen readers: the element around it has the accessible name. */
export function icon(name) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 20 20');
    svg.setAttribute('class', `icon icon-${name}`);
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('focusable', 'false');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', iconPaths[name]);
    svg.append(path);
    return svg;
}

export function drawIcons() {
    for (const element of document.querySelectorAll('[data-icon]')) {
        element.prepend(icon(element.dataset.icon));
    }
}
