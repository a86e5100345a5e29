import { make } from './dom.js';
import { icon } from './icons.js';
import { word } from './words.js';

// The fields of a form: each has a label, a control, a hint, and a place for an error.

/** A field of one control. */
export function makeField(field, control, hint) {
    const id = `field-${field}`;
    control.id = id;
    control.setAttribute('aria-describedby', `${id}-fault${hint ? ` ${id}-hint` : ''}`);
    return make('div', { class: `field field-${field}`, 'data-field': field },
        make('label', { for: id }, word(field)),
        control,
        hint ? make('p', { class: 'hint', id: `${id}-hint` }, hint) : null,
        make('p', { class: 'fault', id: `${id}-fault` }));
}

/** A field with a few choices, as a group of radio buttons. */
export function makeRadios(field, options, chosen, onChange) {
    const group = make('fieldset', { class: `field field-${field}`, 'data-field': field, 'aria-describedby': `field-${field}-fault` }, make('legend', {}, word(field)));
    const choices = make('div', { class: 'radios' });
    for (const [value, text] of options) {
        const radio = make('input', { type: 'radio', name: field, value });
        radio.checked = value === chosen;
        radio.addEventListener('change', () => onChange(value));
        choices.append(make('label', {}, radio, make('span', {}, text)));
    }

    group.append(choices, make('p', { class: 'fault', id: `field-${field}-fault` }));
    return group;
}

/** A field of several addresses, with one control for each. If several lines are pasted into one control, each line gets a control. */
export function makeAddresses(field, addresses, hint, onChange) {
    const group = make('fieldset', { class: `field field-${field}`, 'data-field': field }, make('legend', {}, word(field)));
    const list = make('div', { class: 'address-list' });
    const add = make('button', { type: 'button', class: 'plain add' }, icon('add'), word(field === 'referenceVideos' ? 'addVideo' : 'addImage'));
    const change = (focusAt) => {
        onChange();
        draw();
        list.querySelectorAll('input')[focusAt]?.focus();
    };

    function draw() {
        list.replaceChildren(...addresses.map((address, at) => {
            const id = `field-${field}-${at}`;
            const input = make('input', { type: 'text', inputmode: 'url', dir: 'ltr', spellcheck: 'false', autocomplete: 'off', id, 'aria-label': word('addressNumber', word(field), at + 1), 'aria-describedby': `${id}-fault` });
            input.value = address;
            input.addEventListener('input', () => {
                addresses[at] = input.value;
                onChange();
            });
            input.addEventListener('paste', event => {
                const lines = (event.clipboardData?.getData('text') ?? '').split(/[\r\n]+/).filter(line => line.trim() !== '');
                if (lines.length > 1) {
                    event.preventDefault();
                    addresses.splice(at, input.value === '' ? 1 : 0, ...lines);
                    change(at + lines.length - 1);
                }
            });
            const remove = make('button', { type: 'button', class: 'tool', 'aria-label': word('removeAddress', at + 1), title: word('removeAddress', at + 1) }, icon('close'));
            remove.addEventListener('click', () => {
                addresses.splice(at, 1);
                change(Math.min(at, addresses.length - 1));
                if (addresses.length === 0) {
                    add.focus();
                }
            });
            return make('div', { class: 'address', 'data-field': `${field}[${at}]` }, make('div', { class: 'address-line' }, input, remove), make('p', { class: 'fault', id: `${id}-fault` }));
        }));
    }

    add.addEventListener('click', () => {
        addresses.push('');
        change(addresses.length - 1);
    });
    draw();
    group.append(list, make('p', { class: 'hint' }, hint), make('p', { class: 'fault', id: `field-${field}-fault` }), add);
    return group;
}

/** Shows each error beside its field, and clears the others. */
export function showFaults(form, messages) {
    for (const field of form.querySelectorAll('[data-field]')) {
        const message = messages.get(field.dataset.field) ?? '';
        const place = field.querySelector(':scope > .fault');
        if (place.textContent !== message) {
            place.textContent = message;
        }

        field.classList.toggle('wrong', message !== '');
        const controls = field.matches('fieldset') ? field.querySelectorAll(':scope > .radios input') : field.querySelectorAll('input, textarea, select');
        for (const control of controls) {
            if (message === '') {
                control.removeAttribute('aria-invalid');
            } else {
                control.setAttribute('aria-invalid', 'true');
            }
        }
    }
}
