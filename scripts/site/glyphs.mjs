/**
 * Which characters go into which font tier.
 *
 * The interface tier holds exactly what the program itself can say, taken from its string literals,
 * plus Latin, punctuation and the characters of common names, so that the first frame is complete.
 * The levels follow GB 2312 (level 1: 3,755 everyday hanzi by pinyin; level 2: 3,008 by radical) and
 * do not depend on the program's text, so that they stay cached from one version to the next.
 */
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** Surnames, then characters common in given names, addresses, shops and vehicles' plates. */
const names =
    '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪' +
    '田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞' +
    '章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁' +
    '伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红娥玲芬燕彩春菊凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍' +
    '贞莉娣璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽' +
    '琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思国胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中茂进' +
    '林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽' +
    '晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘宇轩涵诺睿梓萱浩然雨桐子墨一诺佑依晗煜城懿俊熙俞铭皓恒毅' +
    '京津沪渝冀豫辽黑湘皖鲁苏浙赣鄂甘晋陕吉闽贵粤川藏琼港澳新学警领挂使' +
    '栋幢座单元室层楼号房户门区院街道路弄巷里村镇市县省东南西北中上下左右前后内外公寓别墅商铺车位库地广场花园小区物业' +
    '平方米千克升度分钟秒小时天日周月年季元角只个件次项条张份名位台套间处元百千万亿零〇一二三四五六七八九十两半第每约近共余';

/** Latin, punctuation, arrows, boxes and the symbols an interface draws. Inclusive ranges. */
const symbol_ranges = [
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x2010, 0x2027],
    [0x2030, 0x203b],
    [0x20ac, 0x20ac],
    [0x2103, 0x2103],
    [0x2116, 0x2116],
    [0x2160, 0x216b],
    [0x2190, 0x2199],
    [0x2212, 0x2212],
    [0x2236, 0x2236],
    [0x2248, 0x2248],
    [0x2260, 0x2265],
    [0x2460, 0x2473],
    [0x25a0, 0x25ef],
    [0x2605, 0x2606],
    [0x2713, 0x2717],
    [0x3000, 0x3017],
    [0xff01, 0xff5e],
    [0xffe5, 0xffe5],
];

/** @param {number[][]} ranges */
function* in_ranges(ranges) {
    for (const [first, last] of ranges) for (let c = first; c <= last; ++c) yield c;
}

/**
 * The characters inside string and character literals of C++ or JavaScript source.
 * Comments are skipped; escapes matter only as far as they may hide a quote.
 * @param {string} source
 */
export function literals_of(source) {
    const token =
        /\/\/[^\n]*|\/\*[\s\S]*?\*\/|R"([^()\\\s]{0,16})\(([\s\S]*?)\)\1"|"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\.)*)'/g;
    let text = '';
    for (const match of source.matchAll(token)) text += match[2] ?? match[3] ?? match[4] ?? '';
    return text;
}

/**
 * @param {string} folder
 * @param {RegExp} wanted
 * @returns {string[]} files, at any depth, in a stable order
 */
export function files_under(folder, wanted) {
    if (!existsSync(folder)) return [];
    const found = [];
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) found.push(...files_under(path, wanted));
        else if (wanted.test(entry.name)) found.push(path);
    }
    return found.sort();
}

/**
 * @param {string} root
 * @param {string[]} texts text that is shown as it is (the page and its bundled scripts)
 * @returns {Set<number>} code points
 */
export function interface_glyphs(root, texts) {
    const all = new Set(in_ranges(symbol_ranges));
    const sources = ['shell', 'core'].flatMap((f) => files_under(join(root, f), /\.[ch]pp$/));
    const said = sources.map((file) => literals_of(readFileSync(file, 'utf8')));
    for (const text of [names, ...said, ...texts])
        for (const character of text) {
            const code = /** @type {number} */ (character.codePointAt(0));
            if (code >= 0x20) all.add(code);
        }
    return all;
}

/**
 * A block of GB 2312's table, by rows.
 * @param {number} first_row
 * @param {number} last_row
 */
function gb2312_rows(first_row, last_row) {
    const decoder = new TextDecoder('gbk');
    const found = new Set();
    for (let row = first_row; row <= last_row; ++row)
        for (let cell = 1; cell <= 94; ++cell) {
            const text = decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
            const code = /** @type {number} */ (text.codePointAt(0));
            const private_use = code >= 0xe000 && code <= 0xf8ff;
            if (code !== 0xfffd && !private_use) found.add(code);
        }
    return found;
}

/** Level 1, with the standard's symbols. @returns {Set<number>} */
export const level1 = () => new Set([...gb2312_rows(1, 3), ...gb2312_rows(16, 55)]);

/** Level 2. @returns {Set<number>} */
export const level2 = () => gb2312_rows(56, 87);

/** Every other hanzi the font may have: the basic block, extensions and compatibility forms. */
export function rest() {
    const known = new Set([...level1(), ...level2()]);
    const han = [
        [0x3400, 0x4dbf],
        [0x4e00, 0x9fff],
        [0xf900, 0xfaff],
        [0x20000, 0x323af],
    ];
    return new Set([...in_ranges(han)].filter((code) => !known.has(code)));
}
