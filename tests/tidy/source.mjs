/** One file of the repository as the rules see it. */

const line_comment = /^\s*(\/\/|\*|\/\*|#(?!include|pragma|if|el|end|define|undef))/;

export class Source {
    /**
     * @param {string} path relative to the root
     * @param {string} text
     */
    constructor(path, text) {
        this.path = path;
        this.text = text;
        this.lines = text.replace(/\n$/, '').split('\n');
        this.is_cpp = /\.[ch]pp$/.test(path);
        this.is_script = /\.m?js$/.test(path);
    }

    /** @param {string[]} folders such as 'core/' */
    under(...folders) {
        return folders.some((folder) => this.path.startsWith(folder));
    }

    /**
     * Lines as code alone: comments and the insides of C++ string literals blanked out, so that a
     * rule about calls meets no prose. Line numbers are kept.
     * @returns {string[]}
     */
    get code() {
        this.code_ ??= this.text
            .replace(
                /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
                (found, at) => {
                    if (!found.startsWith('/')) return this.keeps(at) ? found : '""';
                    return found.replace(/[^\n]/g, ' ');
                },
            )
            .split('\n');
        return this.code_;
    }

    /** An include's file name is no prose. @param {number} at */
    keeps(at) {
        const start = this.text.lastIndexOf('\n', at - 1) + 1;
        return this.text.slice(start, at).trimStart().startsWith('#include');
    }

    /** @type {string[] | undefined} */
    code_;

    /** Is the line comment only? @param {number} index */
    is_comment(index) {
        return line_comment.test(this.lines[index]);
    }

    /**
     * Lines that match, as faults. A line may be excused where it stands, with its reason:
     * `// tidy: …` on it or right above it.
     * @param {string[]} lines `this.lines` or `this.code`
     * @param {RegExp} pattern
     * @returns {Fault[]}
     */
    find(lines, pattern) {
        return lines.flatMap((line, index) => {
            const match = line.match(pattern);
            const excused = [index - 1, index].some((at) => /\/\/ tidy: \S/.test(this.lines[at]));
            return match && !excused ? [{ line: index + 1, what: match[0].trim() }] : [];
        });
    }
}

/** @typedef {{line: number, what: string}} Fault */

/**
 * A rule looks at one file at a time, or, with `whole`, at all of them. It proves itself: every
 * sample of `bad` must give a fault and no sample of `good` may.
 * @typedef {object} Rule
 * @property {string} name
 * @property {string} why
 * @property {(file: Source) => Fault[]} [check]
 * @property {(files: Source[]) => {path: string, line: number, what: string}[]} [whole]
 * @property {{path: string, text: string}[][]} bad each a small repository
 * @property {{path: string, text: string}[][]} good
 */
