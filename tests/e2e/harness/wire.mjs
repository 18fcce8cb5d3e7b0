// The network between a browser and the server: a proxy whose address stays the same while the server
// comes and goes. It keeps every byte that went down, decoded, so that a test can search it for what
// must not be there; it can be cut, and can lose an answer after the server has done its work.

import { createServer, request as ask } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/**
 * @typedef {{method: string, path: string, sent: Buffer, status: number, headers: string,
 *     received: Buffer, bytes_on_wire: number, answered_ms: number,
 *     broken: boolean}} Exchange  broken: no answer came and none will
 */

export class Wire {
    #server;
    #upstream;
    /** @type {Set<import("node:net").Socket>} */
    #sockets = new Set();
    #port = 0;
    /** @type {Exchange[]} */
    exchanges = [];
    /** Called when the server has answered; true loses the answer. @type {(e: Exchange) => boolean} */
    loses = () => false;
    /** Called when a request has come, before the server gets it. @type {(e: Exchange) => void} */
    asked = () => {};
    /**
     * What goes up instead of a request's decoded body; undefined: the body as it came.
     * @type {(path: string, body: Buffer) => Buffer | undefined}
     */
    rewrites = () => undefined;

    /** @param {() => number} upstream  the server's port now */
    constructor(upstream) {
        this.#upstream = upstream;
        this.#server = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));
        this.#server.on('connection', (socket) => {
            this.#sockets.add(socket);
            socket.on('close', () => this.#sockets.delete(socket));
        });
    }

    /**
     * @param {import("./suite.mjs").Trial} t
     * @param {import("./server.mjs").Server} server
     */
    static async make(t, server) {
        const wire = new Wire(() => server.port);
        t.defer(() => wire.cut());
        await wire.mend();
        return wire;
    }

    get origin() {
        return `http://127.0.0.1:${this.#port}`;
    }

    /** Nothing answers any more, and what was open breaks. */
    async cut() {
        if (!this.#server.listening) return;
        const closed = new Promise((resolve) => this.#server.close(resolve));
        for (const socket of this.#sockets) socket.destroy();
        await closed;
    }

    async mend() {
        if (this.#server.listening) return;
        await new Promise((resolve, reject) => {
            this.#server.once('error', reject);
            this.#server.listen(this.#port, '127.0.0.1', () => {
                this.#server.off('error', reject);
                resolve(null);
            });
        });
        const address = /** @type {import("node:net").AddressInfo} */ (this.#server.address());
        this.#port = address.port;
    }

    /**
     * Whether a text or bytes came down in any header or body.
     * @param {string | Buffer} what
     */
    carried(what) {
        const text = typeof what === 'string' ? what : what.toString('latin1');
        return this.exchanges.some(
            ({ headers, received }) => headers.includes(text) || received.includes(what),
        );
    }

    /**
     * @param {import("node:http").IncomingMessage} incoming
     * @param {import("node:http").ServerResponse} outgoing
     */
    async #forward(incoming, outgoing) {
        const sent = [];
        try {
            for await (const chunk of incoming) sent.push(chunk);
        } catch {
            return; // the browser went away
        }
        /** @type {Exchange} */
        const exchange = {
            method: incoming.method ?? '',
            path: incoming.url ?? '',
            sent: decoded(Buffer.concat(sent), incoming.headers['content-encoding']),

            status: 0,
            headers: '',
            received: Buffer.alloc(0),
            bytes_on_wire: 0,
            answered_ms: Infinity, // not yet
            broken: false,
        };
        this.exchanges.push(exchange);
        this.asked(exchange);
        const other = this.rewrites(exchange.path, exchange.sent);
        const headers = { ...incoming.headers };
        if (other) {
            delete headers['content-encoding'];
            headers['content-length'] = String(other.length);
        }
        const upward = ask({
            host: '127.0.0.1',
            port: this.#upstream(),
            method: exchange.method,
            path: exchange.path,
            headers,
        });
        const broken = () => {
            exchange.broken = true;
            outgoing.socket?.destroy();
        };
        upward.on('error', broken);
        outgoing.on('close', () => upward.destroy());
        upward.on('response', (answer) => {
            answer.on('error', broken);
            exchange.answered_ms = performance.now();
            exchange.status = answer.statusCode ?? 0;
            exchange.headers = answer.rawHeaders.join('\n');
            if (String(answer.headers['content-type']).startsWith('text/event-stream')) {
                stream(answer, outgoing, exchange);
            } else {
                this.#pass_on(answer, outgoing, exchange).catch(broken);
            }
        });
        upward.end(other ?? Buffer.concat(sent));
    }

    /**
     * @param {import("node:http").IncomingMessage} answer
     * @param {import("node:http").ServerResponse} outgoing
     * @param {Exchange} exchange
     */
    async #pass_on(answer, outgoing, exchange) {
        const chunks = [];
        for await (const chunk of answer) chunks.push(chunk);
        const body = Buffer.concat(chunks);
        exchange.bytes_on_wire = body.length;
        exchange.received = decoded(body, answer.headers['content-encoding']);
        if (this.loses(exchange)) {
            outgoing.socket?.destroy();
            return;
        }
        outgoing.writeHead(exchange.status, answer.rawHeaders);
        outgoing.end(body);
    }
}

/**
 * @param {import("node:http").IncomingMessage} answer
 * @param {import("node:http").ServerResponse} outgoing
 * @param {Exchange} exchange
 */
function stream(answer, outgoing, exchange) {
    outgoing.writeHead(exchange.status, answer.rawHeaders);
    outgoing.flushHeaders();
    answer.on('data', (chunk) => {
        exchange.received = Buffer.concat([exchange.received, chunk]);
        exchange.bytes_on_wire += chunk.length;
        outgoing.write(chunk);
    });
    answer.on('end', () => outgoing.end());
}

/**
 * @param {Buffer} body
 * @param {string | undefined} encoding
 */
function decoded(body, encoding) {
    if (body.length === 0) return body;
    if (encoding === 'br') return brotliDecompressSync(body);
    if (encoding === 'gzip') return gunzipSync(body);
    return body;
}
