import { spanOf } from './data.js';
import { make, shortened } from './dom.js';
import { modeWord } from './filters.js';
import { decisionOf } from './store.js';
import { showBytes, showSeconds, showSpan, showTime, word } from './words.js';

/** All facts about an entry, as elements. Addresses are plain texts and not links, so that nobody leaves the page by mistake. */
export function factsOf(entry) {
    const { request } = entry;
    const parts = [];
    if (entry.error || entry.errorCode) {
        parts.push(block('error', text(entry.error ?? word('noteFailedText'), 'fault'), entry.errorCode ? make('p', { class: 'quiet' }, `${word('errorCode')}: `, make('bdi', {}, entry.errorCode)) : null));
    }

    const { decision, count, request: again } = decisionOf(entry.id);
    if (decision === 'retake') {
        parts.push(block('retake', make('p', { class: 'planned' }, word('retakePlanned', count)), again.prompt === request.prompt ? null : text(again.prompt)));
    }

    parts.push(block('prompt', request.prompt ? text(request.prompt) : make('p', { class: 'quiet' }, '–')));
    for (const field of ['referenceImages', 'first_image', 'last_image', 'referenceVideos']) {
        const addresses = [request[field] ?? []].flat();
        if (addresses.length > 0) {
            parts.push(block(field, make('ul', { class: 'addresses' }, ...addresses.map(address => make('li', { dir: 'ltr' }, shortened(address, 2000))))));
        }
    }

    const list = make('dl', { class: 'table' });
    const row = (key, value) => {
        if (value !== undefined && value !== null && value !== '') {
            list.append(make('div', {}, make('dt', {}, word(key)), make('dd', { dir: 'auto' }, value)));
        }
    };
    const span = spanOf(entry);
    row('status', word(`status${entry.status}`));
    row('mode', entry.mode ? modeWord(entry.mode) : null);
    row('asked', request.duration === undefined ? word('serviceDefault') : showSeconds(request.duration));
    row('made', entry.actualDuration === undefined ? null : showSeconds(entry.actualDuration));
    row('ratio', request.ratio ?? word('serviceDefault'));
    row('batch', entry.batch);
    row('created', entry.createdAt && showTime(entry.createdAt));
    row('ended', entry.endedAt && showTime(entry.endedAt));
    row('took', span === null ? null : showSpan(span));
    row('saved', entry.savedAt && showTime(entry.savedAt));
    row('file', entry.fileName);
    row('size', entry.size === undefined ? null : showBytes(entry.size));
    row('model', entry.model);
    row('id', entry.id);
    parts.push(list);
    return parts;
}

function block(key, ...children) {
    return make('section', { class: `fact fact-${key}` }, make('h3', {}, word(key)), ...children);
}

function text(value, more = '') {
    return make('p', { class: `text ${more}`.trim(), dir: 'auto' }, value);
}
