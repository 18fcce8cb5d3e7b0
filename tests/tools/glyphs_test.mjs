/** Which characters the font tiers hold. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { interface_glyphs, level1, level2, literals_of, rest } from '../../scripts/site/glyphs.mjs';

const hanzi = (/** @type {Set<number>} */ set) =>
    [...set].filter((code) => code >= 0x4e00 && code <= 0x9fff).length;
const holds = (/** @type {Set<number>} */ set, /** @type {string} */ text) =>
    [...text].filter((character) => !set.has(character.codePointAt(0) ?? 0)).join('');

test('literals are found, comments are not', () => {
    const source = `
        // 注释 "一"
        /* 块 "二" */
        auto a = "三\\"四"; char b = '五'; auto c = R"x(六 ")x"; /* ' */ auto d = "七";`;
    const found = literals_of(source)
        .join('')
        .replaceAll(/[^\u4e00-\u9fff]/g, '');
    assert.equal(found, '三四五六七');
});

test('the levels are those of GB 2312', () => {
    assert.equal(hanzi(level1()), 3755);
    assert.equal(hanzi(level2()), 3008);
    assert.equal(holds(level1(), '啊座'), '');
    assert.equal(holds(level2(), '亍齄'), '');
});

test('tiers above the first do not overlap', () => {
    const [first, second] = [level1(), level2()];
    const third = rest().flatMap(({ glyphs }) => [...glyphs]);
    const twice = third.filter((code) => first.has(code) || second.has(code));
    assert.deepEqual(twice, []);
    assert.deepEqual(
        [...second].filter((code) => first.has(code)),
        [],
    );
});

test('every other hanzi lies in one slice, between its bounds', () => {
    const slices = rest();
    for (const { first, last, glyphs } of slices)
        assert.ok([...glyphs].every((code) => first <= code && code <= last));
    for (const rare of '𠮷䶮㛃') {
        const code = rare.codePointAt(0) ?? 0;
        assert.equal(slices.filter(({ glyphs }) => glyphs.has(code)).length, 1, rare);
    }
});

test('the first tier holds what the first screens say, ASCII and marks, and nothing else', () => {
    const { first, later } = interface_glyphs('nowhere', ['巡楼·龘']);
    assert.equal(holds(first, ' AZaz09 ，。、；：？！（）《》…—～·￥①℃②→'), '');
    assert.equal(holds(later, '巡楼龘'), '');
    assert.ok(!first.has(0x94ed) && !later.has(0x94ed), '铭, a name');
    assert.ok(!first.has(0x0a) && !later.has(0x0a));
});

test('the two interface tiers hold all that the program says, each character once', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const { first, later } = interface_glyphs(root, []);
    assert.equal(holds(first, '账号密码登录输入解锁换人'), '');
    const all = new Set([...first, ...later]);
    assert.equal(holds(all, '今日工单巡查房屋更多已同步离线报修已派单'), '');
    assert.ok(later.size > 100);
    assert.deepEqual(
        [...later].filter((code) => first.has(code)),
        [],
    );
});
