import { cardName, fillCard, fillDecision, fillPicture, makeCard } from './card.js';
import { shapeOf } from './data.js';
import { byId } from './dom.js';
import { emit, on } from './events.js';
import { isTableOrder, shownEntries } from './filters.js';
import { arrange, columnsFor, usualTakes } from './layout.js';
import { wantPosters } from './posters.js';
import { previewedId, startPreview, stopPreview } from './preview.js';
import { isSelected, toggleSelection } from './selection.js';

// The grid of cards. Only cards near the window are in the document; the others are only positions.

const cards = new Map();
const spareCards = [];
const metaHeight = 34;
const quietAfter = 90;
let grid = null;
let list = [];
let places = arrange([], 1, false);
let sizes = { columns: 1, width: 0, gap: 16, line: 300, frame: 200, head: 24 };
let frameShape = 16 / 9;
let takesUsual = 1;
let current = -1;
let pointer = { x: -1, y: -1 };
let quietTimer = 0;
let drawing = 0;
let drawnTop = 0;
let tabCard = null;

export function setupGrid(entries) {
    grid = byId('grid');
    frameShape = commonShape(entries);
    takesUsual = usualTakes(entries);
    grid.addEventListener('pointermove', onPointerMove);
    grid.addEventListener('pointerleave', () => {
        if (document.activeElement !== frameAt(current)) {
            stopPreview();
        }
    });
    grid.addEventListener('click', onClick);
    grid.addEventListener('focusin', onFocus);
    grid.addEventListener('focusout', event => {
        if (!grid.contains(event.relatedTarget)) {
            stopPreview();
        }
    });
    window.addEventListener('scroll', onScroll, { passive: true });
    new ResizeObserver(() => {
        // A large view hides the scroll bar, which changes the width. The cards behind it keep their positions.
        if (!document.documentElement.classList.contains('has-stage')) {
            relayout();
        }
    }).observe(byId('main'));
    on('closed-large', relayout);
    on('closed-compare', relayout);
    on('shown', ({ moved }) => showList(moved));
    on('decisions', ({ ids }) => eachCard(ids, card => fillDecision(card, isSelected(card.entry.id))));
    on('selection', () => eachCard(null, card => fillDecision(card, isSelected(card.entry.id))));
    on('poster', id => eachCard([id], fillPicture));
    on('broken', id => eachCard([id], fillPicture));
    on('top', () => measureTop());
    measureTop();
    showList(false);
}

export function currentEntry() {
    return list[current] ?? null;
}

export function currentFrame() {
    return frameAt(current);
}

/** Scrolls to an entry and focuses it, if it is shown. */
export function goTo(id) {
    const at = list.findIndex(entry => entry.id === id);
    if (at >= 0) {
        setCurrent(at);
    }

    return at >= 0;
}

/** Moves by a key. Returns whether there was a card to go to. */
export function moveBy(key) {
    if (list.length === 0) {
        return false;
    }

    if (current < 0 && key !== 'Home' && key !== 'End') {
        setCurrent(firstInView());
        return true;
    }

    const to = {
        ArrowLeft: () => current - 1,
        ArrowRight: () => current + 1,
        ArrowUp: () => inLine(places.lines[current] - 1),
        ArrowDown: () => inLine(places.lines[current] + 1),
        PageUp: () => inLine(Math.max(0, places.lines[current] - linesInView())),
        PageDown: () => inLine(Math.min(places.count - 1, places.lines[current] + linesInView())),
        Home: () => 0,
        End: () => list.length - 1,
    }[key]();
    if (to === null || to < 0 || to >= list.length) {
        return false;
    }

    setCurrent(to);
    return true;
}

export function focusCurrent() {
    if (current >= 0) {
        setCurrent(current);
    }
}

/** The ratio for all frames. Most reviews have one; if there are several, a ratio between them leaves the least empty space. */
function commonShape(entries) {
    const shapes = new Map();
    for (const entry of entries) {
        const shape = shapeOf(entry) ?? 16 / 9;
        shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    }

    const [shape, count] = [...shapes].sort((a, b) => b[1] - a[1])[0] ?? [16 / 9, 0];
    return count >= entries.length * 0.75 ? Math.max(shape, 3 / 4) : 4 / 3;
}

function showList(moved) {
    const before = list[current];
    list = shownEntries();
    current = before ? list.indexOf(before) : -1;
    const hadFocus = grid.contains(document.activeElement);
    if (before && current < 0) {
        // The current card is hidden by the filter now. The card in its place becomes current, so that one can go on with the next undecided video.
        current = Math.min(list.length - 1, nearest(before));
    }

    relayout();
    if (moved) {
        window.scrollTo({ top: 0, behavior: 'instant' });
        current = -1;
        draw();
    } else if (hadFocus && current >= 0) {
        setCurrent(current);
    }
}

/** The position that a hidden entry would have. */
function nearest(entry) {
    const after = list.findIndex(one => one.at > entry.at);
    return after < 0 ? list.length - 1 : after;
}

function relayout() {
    const width = grid.clientWidth || byId('main').clientWidth;
    if (width === 0) {
        return;
    }

    const small = width < 560;
    const gap = small ? 10 : 16;
    const columns = columnsFor(width, gap, small ? 150 : 196, isTableOrder() ? takesUsual : 1);
    const cardWidth = (width - gap * (columns - 1)) / columns;
    const frame = Math.round(cardWidth / frameShape);
    const head = takesUsual > 1 && isTableOrder() ? 24 : 42;
    sizes = { columns, width: cardWidth, gap, frame, head, line: head + frame + metaHeight + gap };
    places = arrange(list, columns, isTableOrder());
    grid.style.height = `${Math.max(0, places.count * sizes.line - gap)}px`;
    grid.style.setProperty('--frame', `${frame}px`);
    grid.style.setProperty('--head', `${head}px`);
    grid.classList.toggle('tall-heads', head > 30);
    for (const card of cards.values()) {
        card.at = -1;
    }

    draw();
    askForPosters();
}

function draw() {
    cancelAnimationFrame(drawing);
    drawing = 0;
    const top = window.scrollY - grid.offsetTop;
    const height = window.innerHeight;

    // During fast scrolling only visible cards are drawn. The others follow when scrolling stops.
    const isFlying = Math.abs(top - drawnTop) > height / 2;
    const margin = isFlying ? 0 : height * 0.6;
    drawnTop = top;
    const first = clamp(Math.floor((top - margin) / sizes.line), 0, places.count);
    const last = clamp(Math.ceil((top + height + margin) / sizes.line), 0, places.count);
    const from = places.starts[first] ?? list.length;
    const to = places.starts[last] ?? list.length;
    const needed = new Set();
    for (let at = from; at < to; at++) {
        needed.add(list[at].id);
    }

    // The current card is kept: if it were removed while it is scrolled out of view, the focus would be lost.
    if (list[current]) {
        needed.add(list[current].id);
    }

    for (const [id, card] of cards) {
        if (!needed.has(id)) {
            dropCard(id, card);
        }
    }

    // From the last card to the first: a card is inserted before the next one, which must exist already.
    for (let at = to - 1; at >= from; at--) {
        placeCard(at);
    }

    if (list[current]) {
        placeCard(current);
    } else if (from < to) {
        // If no card is current, the Tab key goes to the first card in the document.
        const card = cards.get(list[from].id);
        if (card !== tabCard) {
            tabCard?.frame.setAttribute('tabindex', '-1');
            tabCard = card;
            tabCard.frame.setAttribute('tabindex', '0');
        }
    }
}

function placeCard(at) {
    const entry = list[at];
    let card = cards.get(entry.id);
    if (card && card.at === at) {
        return;
    }

    if (!card) {
        card = spareCards.pop() ?? makeCard();
        fillCard(card, entry, isSelected(entry.id));
        cards.set(entry.id, card);
    }

    card.at = at;
    const { element } = card;
    const x = places.places[at] * (sizes.width + sizes.gap);
    element.style.width = `${sizes.width}px`;
    element.style.transform = `translate(${x}px, ${places.lines[at] * sizes.line}px)`;
    element.setAttribute('aria-posinset', at + 1);
    element.setAttribute('aria-setsize', list.length);
    const span = places.spans[at];
    card.head.hidden = span === 0;
    card.head.style.width = `${span * (sizes.width + sizes.gap) - sizes.gap}px`;
    markCurrent(card, at === current);

    // Screen readers use the order in the document, so it is the order on the page.
    const next = nextCard(at);
    if (element.parentNode !== grid || element.nextElementSibling !== next) {
        grid.insertBefore(element, next);
    }
}

function nextCard(at) {
    for (let next = at + 1; next < Math.min(list.length, at + 200); next++) {
        const card = cards.get(list[next].id);
        if (card?.element.parentNode === grid) {
            return card.element;
        }
    }

    return null;
}

function dropCard(id, card) {
    if (previewedId() === id) {
        stopPreview();
    }

    cards.delete(id);
    card.element.remove();
    card.frame.querySelector('canvas')?.remove();
    markCurrent(card, false);
    if (spareCards.length < 60) {
        spareCards.push(card);
    }
}

function onScroll() {
    if (drawing === 0) {
        drawing = requestAnimationFrame(draw);
    }

    askForPosters();
}

/** Asks for posters when scrolling has stopped. During scrolling they would slow it down, and most would be out of view again. */
function askForPosters() {
    clearTimeout(quietTimer);
    quietTimer = setTimeout(() => {
        draw();
        const top = window.scrollY - grid.offsetTop;
        const middle = (top + window.innerHeight / 2) / sizes.line;
        wantPosters([...cards.values()]
            .sort((a, b) => Math.abs(places.lines[a.at] + 0.5 - middle) - Math.abs(places.lines[b.at] + 0.5 - middle) || a.at - b.at)
            .map(card => card.entry));
    }, quietAfter);
}

function setCurrent(at, { scroll = true, focus = true } = {}) {
    const before = cards.get(list[current]?.id);
    current = at;
    if (before) {
        markCurrent(before, false);
    }

    if (scroll) {
        scrollToLine(places.lines[at]);
    }

    draw();
    const card = cards.get(list[at].id);
    markCurrent(card, true);
    if (focus) {
        card.frame.focus({ preventScroll: true });
    }

    emit('current', list[at]);
}

function markCurrent(card, isCurrent) {
    if (isCurrent && tabCard && tabCard !== card) {
        tabCard.frame.setAttribute('tabindex', '-1');
        tabCard = null;
    }

    if (card.isCurrent === isCurrent) {
        return;
    }

    card.isCurrent = isCurrent;
    card.element.classList.toggle('current', isCurrent);
    const index = isCurrent ? '0' : '-1';
    for (const part of [card.frame, card.keep, card.reject, card.retake, card.select]) {
        part.setAttribute('tabindex', index);
    }

    if (isCurrent) {
        card.element.setAttribute('aria-current', 'true');
    } else {
        card.element.removeAttribute('aria-current');
    }
}

function scrollToLine(line) {
    const under = byId('top').getBoundingClientRect().bottom + 8;
    const top = grid.offsetTop + line * sizes.line;
    const bottom = top + sizes.line;
    if (top < window.scrollY + under) {
        window.scrollTo({ top: top - under, behavior: 'instant' });
    } else if (bottom > window.scrollY + window.innerHeight) {
        window.scrollTo({ top: bottom - window.innerHeight, behavior: 'instant' });
    }
}

/** Makes the card under the pointer current, because the keys should control the card that plays. Only if the pointer has moved, and not the page under it. */
function onPointerMove(event) {
    if (event.pointerType === 'touch' || (event.clientX === pointer.x && event.clientY === pointer.y)) {
        return;
    }

    pointer = { x: event.clientX, y: event.clientY };
    const card = cardOf(event.target);
    if (!card) {
        return;
    }

    if (card.at !== current) {
        const free = document.activeElement === document.body || document.activeElement === null || grid.contains(document.activeElement);
        setCurrent(card.at, { scroll: false, focus: free });
    }

    startPreview(card.entry, card.frame);
}

function onFocus(event) {
    const card = cardOf(event.target);
    if (card) {
        if (card.at !== current) {
            setCurrent(card.at, { focus: false, scroll: false });
        }

        if (event.target === card.frame) {
            startPreview(card.entry, card.frame);
        }
    }
}

function onClick(event) {
    const card = cardOf(event.target);
    if (!card) {
        return;
    }

    const act = event.target.closest('[data-act]')?.dataset.act;
    if (act === 'select') {
        toggleSelection(card.entry, cardName(card.entry));
    } else if (act) {
        emit('act', { entry: card.entry, act });
    } else if (event.target.closest('.frame')) {
        emit('open', card.entry);
    }
}

function cardOf(target) {
    const id = target instanceof Element ? target.closest('.card')?.dataset.id : undefined;
    return id === undefined ? undefined : cards.get(id);
}

function frameAt(at) {
    return cards.get(list[at]?.id)?.frame ?? null;
}

function eachCard(ids, action) {
    if (ids === null) {
        cards.forEach(card => action(card));
    } else {
        for (const id of ids) {
            const card = cards.get(id);
            if (card) {
                action(card);
            }
        }
    }
}

function inLine(line) {
    if (line < 0 || line >= places.count) {
        return null;
    }

    const from = places.starts[line];
    const to = places.starts[line + 1] ?? list.length;
    return Math.min(to - 1, from + places.places[current]);
}

function linesInView() {
    return Math.max(1, Math.floor((window.innerHeight - byId('top').offsetHeight) / sizes.line));
}

function firstInView() {
    const line = Math.ceil((window.scrollY + byId('top').offsetHeight - grid.offsetTop - sizes.line / 2) / sizes.line);
    return places.starts[clamp(line, 0, places.count - 1)] ?? 0;
}

function measureTop() {
    document.documentElement.style.setProperty('--top', `${byId('top').offsetHeight}px`);
}

function clamp(value, least, most) {
    return Math.min(most, Math.max(least, value));
}
