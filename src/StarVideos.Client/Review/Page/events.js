// Events of the page, by name, so that the modules need not import each other.
const hub = new EventTarget();

export function on(name, listener) {
    hub.addEventListener(name, event => listener(event.detail));
}

export function emit(name, detail) {
    hub.dispatchEvent(new CustomEvent(name, { detail }));
}
