import { announce } from './announce.js';
import { spoken, clearDecision, markRetake } from './decisions.js';
import { closeDialog, openDialog } from './dialogs.js';
import { byId, make, setText } from './dom.js';
import { makeAddresses, makeField, makeRadios, showFaults } from './fields.js';
import { modeWord } from './filters.js';
import { known } from './records.js';
import { addressLists, check, checkCount, modeRules, trimmed, typedNumber } from './rules.js';
import { decisionOf, draftOf, keepDraft } from './store.js';
import { word } from './words.js';

// The form of a retake: the prompt and the fields of the mode. The rules in the data are checked while the user types.

let retakeRules = null;
let retakeEntry = null;
let typed = null;
let untouched = '';
let isApplied = false;

export function setupRetake(rules) {
    retakeRules = rules;
    byId('retake-close').addEventListener('click', () => closeDialog('retake'));
    byId('retake-form').addEventListener('submit', event => {
        event.preventDefault();
        applyRetake();
    });
    byId('retake-reset').addEventListener('click', () => {
        typed = typedFrom(retakeEntry.request, retakeEntry.mode, retakeEntry.name, 1);
        keepDraft(retakeEntry.id, null);
        untouched = JSON.stringify(typed);
        buildForm();
        byId('field-prompt').focus();
    });
    byId('retake-remove').addEventListener('click', () => {
        isApplied = true;
        keepDraft(retakeEntry.id, null);
        clearDecision(retakeEntry);
        closeDialog('retake');
    });

    // Ctrl+Enter marks the retake from any field. Enter does the same in a field of one line.
    byId('retake').addEventListener('keydown', event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            applyRetake();
        }
    });
}

export function openRetake(entry) {
    const { decision, count, request } = decisionOf(entry.id);
    const marked = decision === 'retake' ? typedFrom(request, request.mode, request.name, count) : typedFrom(entry.request, entry.mode, entry.name, 1);
    const draft = draftOf(entry.id);
    retakeEntry = entry;
    typed = draft ? { ...marked, ...draft, mode: modeRules(draft.mode, retakeRules) ? draft.mode : marked.mode } : marked;
    untouched = JSON.stringify(marked);
    isApplied = false;
    setText(byId('retake-of'), spoken(entry));
    byId('retake-remove').hidden = decision !== 'retake';
    buildForm(draft !== null);
    openDialog('retake', () => {
        const isChanged = !isApplied && JSON.stringify(typed) !== untouched;
        if (isChanged) {
            keepDraft(entry.id, typed);
            announce(word('saidDraft'));
        } else if (!isApplied && draft) {
            keepDraft(entry.id, null);
        }
    });
    byId('field-prompt').focus();
}

/** The content of the form as texts, also where a text is no valid number yet. */
function typedFrom(request, mode, name, count) {
    return {
        prompt: request.prompt ?? '',
        name: name ?? '',
        mode: modeRules(mode, retakeRules) ? mode : retakeRules.modes[0].mode,
        duration: request.duration === undefined ? '' : String(request.duration),
        ratio: request.ratio ?? '',
        referenceImages: [...request.referenceImages ?? []],
        referenceVideos: [...request.referenceVideos ?? []],
        first_image: request.first_image ?? '',
        last_image: request.last_image ?? '',
        count: String(count),
    };
}

/** The request in the form: the fields of its mode only. */
function requestTyped() {
    const request = { prompt: typed.prompt, name: trimmed(typed.name) || undefined, mode: typed.mode };
    for (const field of modeRules(typed.mode, retakeRules).fields) {
        if (field === 'duration') {
            request.duration = typedNumber(typed.duration);
        } else if (field in addressLists) {
            request[field] = typed[field].map(trimmed);
        } else {
            request[field] = trimmed(typed[field]) || undefined;
        }
    }

    return known(request);
}

function faultsTyped() {
    return [...check(requestTyped(), retakeRules), ...checkCount(typedNumber(typed.count), retakeRules)];
}

function applyRetake() {
    if (faultsTyped().length > 0) {
        showForm();
        byId('retake-fields').querySelector('[aria-invalid=true], .wrong input, .wrong button')?.focus();
        return;
    }

    isApplied = true;
    keepDraft(retakeEntry.id, null);
    markRetake(retakeEntry, typedNumber(typed.count), requestTyped());
    closeDialog('retake');
}

function buildForm(isDraft = false) {
    const mode = modeRules(typed.mode, retakeRules);
    const { duration, ratios, count } = retakeRules;
    const parts = [];
    if (isDraft) {
        parts.push(make('p', { class: 'draft' }, word('draftNote')));
    }

    parts.push(
        makeField('prompt', control('textarea', 'prompt', { rows: '5', dir: 'auto' })),
        makeRadios('mode', retakeRules.modes.map(one => [one.mode, modeWord(one.mode)]), typed.mode, value => {
            typed.mode = value;
            buildForm();
            byId('retake-fields').querySelector('.field-mode input:checked').focus();
        }));
    for (const field of mode.fields) {
        if (field in addressLists) {
            const { least, most } = mode[addressLists[field]] ?? {};
            const hint = least === most ? (least === undefined ? '' : word('videosHelp', least)) : word('imagesHelp', least, most);
            if (typed[field].length === 0) {
                typed[field].push('');
            }

            parts.push(makeAddresses(field, typed[field], hint, showForm));
        } else if (field.endsWith('_image')) {
            parts.push(makeField(field, control('input', field, { type: 'text', inputmode: 'url', dir: 'ltr', spellcheck: 'false', autocomplete: 'off' })));
        }
    }

    const small = make('div', { class: 'field-row' });
    if (mode.fields.includes('duration')) {
        small.append(makeField('duration', control('input', 'duration', { type: 'text', inputmode: 'numeric', autocomplete: 'off' }), word('durationHelp', duration.least, duration.most)));
    }

    if (mode.fields.includes('ratio')) {
        small.append(makeRadios('ratio', [['', word('serviceDefault')], ...ratios.map(ratio => [ratio, ratio])], typed.ratio, value => {
            typed.ratio = value;
            showForm();
        }));
    }

    if (!mode.fields.includes('duration')) {
        small.append(make('p', { class: 'hint' }, word('sizeFromVideo')));
    }

    parts.push(small, make('div', { class: 'field-row' },
        makeField('count', control('input', 'count', { type: 'text', inputmode: 'numeric', autocomplete: 'off' }), word('countHelp', count.least, count.most)),
        makeField('name', control('input', 'name', { type: 'text', dir: 'auto', autocomplete: 'off' }))));
    byId('retake-fields').replaceChildren(...parts);
    showForm();
}

function control(tag, field, attributes) {
    const element = make(tag, { ...attributes, name: field });
    element.value = typed[field];
    element.addEventListener('input', () => {
        typed[field] = element.value;
        showForm();
    });
    return element;
}

function showForm() {
    const faults = faultsTyped();
    const messages = new Map();
    for (const fault of faults) {
        if (!messages.has(fault.field)) {
            messages.set(fault.field, messageOf(fault));
        }
    }

    // The controls of an address list are drawn again when addresses are added or removed, so errors are shown after that.
    queueMicrotask(() => showFaults(byId('retake-fields'), messages));
    setText(byId('retake-summary'), faults.length > 0 ? word('faults', messages.size) : '');
    byId('retake-apply').setAttribute('aria-disabled', String(faults.length > 0));
    byId('retake').classList.toggle('faulty', faults.length > 0);
}

function messageOf({ field, rule }) {
    const { duration, ratios, count } = retakeRules;
    switch (rule) {
        case 'range': {
            const { least, most } = field === 'count' ? count : duration;
            return word('rule_range', least, most);
        }
        case 'oneOf': return word('rule_oneOf', ratios.join(', '));
        case 'number': {
            const { least = 1, most } = modeRules(typed.mode, retakeRules)[addressLists[field]] ?? {};
            return least === most ? word('rule_number', least) : word('rule_numbers', least, most);
        }
        default: return word(`rule_${rule}`);
    }
}
