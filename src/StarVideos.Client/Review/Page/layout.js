// Computes the positions of the cards in the grid as numbers, so that 10,000 cards need no elements. All lines have the same height.

/** The most frequent number of takes of a row. */
export function usualTakes(entries) {
    const sizes = new Map();
    for (const { group } of entries) {
        sizes.set(group.entries.length, (sizes.get(group.entries.length) ?? 0) + 1 / group.entries.length);
    }

    return [...sizes].reduce((best, one) => one[1] > best[1] ? one : best, [1, 0])[0];
}

/** As many columns as fit. Fewer, if the takes of rows then fill whole lines. */
export function columnsFor(width, gap, narrowest, takes) {
    const most = Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
    const least = Math.max(1, Math.ceil(most * 0.7));
    for (let columns = most; columns >= least; columns--) {
        if (columns % takes === 0 || takes % columns === 0) {
            return columns;
        }
    }

    return most;
}

/**
 * The line and column of each entry, and the number of columns of its heading (0: no heading of its own). If takes are shown together, a row
 * that fits into one line is not split.
 */
export function arrange(entries, columns, together) {
    const lines = new Int32Array(entries.length);
    const places = new Int16Array(entries.length);
    const spans = new Int16Array(entries.length);
    const starts = [];
    let line = -1;
    let column = columns;
    let head = 0;
    for (let at = 0; at < entries.length; at++) {
        const begins = !together || at === 0 || entries[at].group !== entries[at - 1].group;
        if (column >= columns || (begins && together && column > 0 && column + runLength(entries, at) > columns && runLength(entries, at) <= columns)) {
            line++;
            column = 0;
            starts.push(at);
        }

        if (begins || column === 0) {
            head = at;
        }

        lines[at] = line;
        places[at] = column++;
        spans[head]++;
    }

    return { lines, places, spans, starts, count: line + 1 };
}

function runLength(entries, from) {
    let at = from + 1;
    while (at < entries.length && entries[at].group === entries[from].group) {
        at++;
    }

    return at - from;
}
