// Small helpers that build elements. Text is always added as text: nothing on this page parses markup.

export function byId(id) {
    return document.getElementById(id);
}

/** Makes an element with attributes and children. Strings among the children become text nodes. */
export function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (value === true) {
            element.setAttribute(name, '');
        } else if (value !== false && value !== null && value !== undefined) {
            element.setAttribute(name, value);
        }
    }

    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
}

/** Sets a text only if it differs, because setting the same text again would cause a layout. */
export function setText(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/**
 * Makes a text from outside safe inside a sentence of this page: without control characters and direction marks, which could change the
 * direction of the rest of the sentence; cut; and isolated, so that a right-to-left name stays in its place.
 */
export function inSentence(text, most = 80) {
    return `\u2068${shortened(text, most)}\u2069`;
}

export function shortened(text, most) {
    const plain = String(text).slice(0, most * 4).replace(controls, ' ').trim();
    const characters = Array.from(plain);
    return characters.length > most ? characters.slice(0, most - 1).join('') + '…' : plain;
}

/** Whether the focus is in a field that uses the keys itself. */
export function isTyping(target) {
    if (!(target instanceof Element)) {
        return false;
    }

    const input = target.closest('input, textarea, select');
    return input !== null
        ? !(input instanceof HTMLInputElement && ['range', 'button', 'checkbox'].includes(input.type))
        : target instanceof HTMLElement && target.isContentEditable;
}

const stillness = matchMedia('(prefers-reduced-motion: reduce)');

export function wantsStillness() {
    return stillness.matches;
}
