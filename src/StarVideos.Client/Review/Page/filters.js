import { announce } from './announce.js';
import { lengthOf } from './data.js';
import { byId, make, setText } from './dom.js';
import { emit, on } from './events.js';
import { decisionOf } from './store.js';
import { hasWord, showNumber, word } from './words.js';

// Which entries are shown, and in which order.

const decisionTabs = ['all', 'undecided', 'keep', 'reject', 'retake'];
const tabWords = { all: 'all', undecided: 'undecided', keep: 'kept', reject: 'rejected', retake: 'retaken' };
const decisionOrder = { keep: 0, retake: 1, undecided: 2, reject: 3 };
const statuses = ['Completed', 'Processing', 'Queued', 'Failed', 'Cancelled', 'Unknown'];
const fieldFilters = ['status', 'mode', 'batch', 'rating'];
const noBatch = '\u0000';
const chosen = { decision: 'all', status: '', mode: '', batch: '', rating: '', text: '', sort: 'table' };
const searchTexts = new Map();
let everything = [];
let ordered = [];
let shown = [];

export function setupFilters(entries) {
    everything = entries;
    ordered = entries;
    buildTabs();
    fillChoice('status', 'anyStatus', statuses.filter(status => entries.some(entry => entry.status === status)).map(status => [status, word(`status${status}`)]));
    fillChoice('mode', 'anyMode', distinct(entry => entry.mode).map(mode => [mode, modeWord(mode)]));
    fillChoice('batch', 'anyBatch', distinct(entry => entry.batch ?? noBatch).map(batch => [batch, batch === noBatch ? word('noBatch') : batch]));
    fillChoice('rating', 'anyRating', [['0', word('noRating')], ...[1, 2, 3, 4, 5].map(rating => [String(rating), rating === 5 ? word('stars', 5) : word('atLeastStars', rating)])]);
    fillSort();

    byId('search').addEventListener('input', event => {
        chosen.text = event.target.value;
        refilter();
    });
    byId('filter').addEventListener('click', () => showFields(byId('filters').hidden));
    byId('filter-clear').addEventListener('click', clearFilters);
    byId('empty-clear').addEventListener('click', clearFilters);
    on('decisions', () => {
        countDecisions();
        if (chosen.decision !== 'all' || chosen.rating !== '') {
            // The order is not changed: it would be hard to work with cards that move while they are rated.
            refilter(true);
        }
    });
    countDecisions();
    refilter(true);
}

export function modeWord(mode) {
    return hasWord(`mode${mode}`) ? word(`mode${mode}`) : mode ?? word('modeUnknown');
}

/** The entries that match the filter, in the chosen order. */
export function shownEntries() {
    return shown;
}

/** Whether the takes of a row are next to each other, as in the table. */
export function isTableOrder() {
    return chosen.sort === 'table';
}

function clearFilters() {
    Object.assign(chosen, { decision: 'all', status: '', mode: '', batch: '', rating: '', text: '' });
    byId('search').value = '';
    for (const name of fieldFilters) {
        byId(`filter-${name}`).value = '';
    }

    refilter();
}

function buildTabs() {
    byId('counts').append(...decisionTabs.map(decision => {
        const tab = make('button', { type: 'button', class: `tab tab-${decision}`, 'data-decision': decision, 'aria-pressed': String(decision === 'all') },
            make('span', {}, word(tabWords[decision])), ' ', make('span', { class: 'number' }));
        tab.addEventListener('click', () => {
            chosen.decision = decision;
            refilter();
        });
        return tab;
    }));
}

function countDecisions() {
    const counts = { all: everything.length, undecided: 0, keep: 0, reject: 0, retake: 0 };
    for (const { id } of everything) {
        counts[decisionOf(id).decision ?? 'undecided']++;
    }

    for (const decision of decisionTabs) {
        setText(byId('counts').querySelector(`[data-decision=${decision}] .number`), showNumber(counts[decision]));
    }
}

function fillChoice(name, any, options) {
    const select = byId(`filter-${name}`);
    select.append(make('option', { value: '' }, word(any)), ...options.map(([value, text]) => make('option', { value }, text)));
    select.addEventListener('change', () => {
        chosen[name] = select.value;
        refilter();
    });

    // A filter with only one value is hidden.
    select.closest('label').hidden = options.length < 2;
}

function fillSort() {
    const select = byId('sort');
    const orders = [['table', 'sortTable'], ['newest', 'sortNewest'], ['rating', 'sortRating'], ['duration', 'sortDuration'], ['decision', 'sortDecision']];
    select.append(...orders.map(([value, text]) => make('option', { value }, word(text))));
    select.addEventListener('change', () => {
        chosen.sort = select.value;
        reorder();
        refilter();
    });
}

function reorder() {
    const keys = {
        newest: entry => -(Date.parse(entry.createdAt) || 0),
        rating: entry => -(decisionOf(entry.id).rating ?? 0),
        duration: entry => -(lengthOf(entry) ?? -1),
        decision: entry => decisionOrder[decisionOf(entry.id).decision ?? 'undecided'],
    };
    const key = keys[chosen.sort];
    ordered = key ? everything.map(entry => [key(entry), entry]).sort((a, b) => a[0] - b[0]).map(pair => pair[1]) : everything;
}

function distinct(of) {
    return [...new Set(everything.map(of).filter(value => value !== undefined && value !== null))];
}

function showFields(show) {
    byId('filters').hidden = !show;
    byId('filter').setAttribute('aria-expanded', String(show));
    emit('top');
}

function refilter(quiet = false) {
    const parts = chosen.text.toLowerCase().split(/\s+/).filter(part => part !== '');
    shown = ordered.filter(entry => fits(entry, parts));
    for (const tab of byId('counts').children) {
        tab.setAttribute('aria-pressed', String(tab.dataset.decision === chosen.decision));
    }

    const fields = fieldFilters.filter(name => chosen[name] !== '').length;
    const badge = byId('filter-count');
    badge.hidden = fields === 0;
    setText(badge, showNumber(fields));
    setText(byId('total'), shown.length === everything.length ? word('total', everything.length) : word('shownOf', shown.length, everything.length));
    showEmpty();
    emit('shown', { moved: !quiet });
    if (!quiet) {
        announce(word('shownOf', shown.length, everything.length));
    }
}

function showEmpty() {
    byId('empty').hidden = shown.length > 0;
    byId('grid').hidden = shown.length === 0;
    byId('empty-clear').hidden = everything.length === 0;
    setText(byId('empty-title'), word(everything.length === 0 ? 'emptyTitle' : 'nothingTitle'));
    setText(byId('empty-text'), word(everything.length === 0 ? 'emptyText' : 'nothingText'));
}

function fits(entry, parts) {
    const { decision = 'undecided', rating = 0 } = decisionOf(entry.id);
    return (chosen.decision === 'all' || chosen.decision === decision)
        && (chosen.status === '' || chosen.status === entry.status)
        && (chosen.mode === '' || chosen.mode === entry.mode)
        && (chosen.batch === '' || chosen.batch === (entry.batch ?? noBatch))
        && (chosen.rating === '' || (chosen.rating === '0' ? rating === 0 : rating >= Number(chosen.rating)))
        && (parts.length === 0 || parts.every(part => searchText(entry).includes(part)));
}

function searchText(entry) {
    let text = searchTexts.get(entry.id);
    if (text === undefined) {
        text = [entry.name, entry.request.prompt, entry.batch, entry.id, entry.error, entry.fileName].filter(Boolean).join('\n').toLowerCase();
        searchTexts.set(entry.id, text);
    }

    return text;
}
