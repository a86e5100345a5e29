// What happened on the page, by name, so that the parts need not know each other.
const hub = new EventTarget();

export function on(name, listener) {
    hub.addEventListener(name, event => listener(event.detail));
}

export function emit(name, detail) {
    hub.dispatchEvent(new CustomEvent(name, { detail }));
}
