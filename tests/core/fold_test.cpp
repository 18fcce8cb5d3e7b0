// Folding: what counts as written alike, and which letters stand for which hanzi.

#include "core/text.hpp"
#include "fixtures.hpp"
#include "fold_table.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace core;
using fixtures::fold_table;

namespace {

Folded fold(std::string_view text, const FoldTable* table = &fold_table()) {
    Folded out;
    fold_into(out, text, table);
    return out;
}

bool finds(std::string_view text, std::string_view typed) {
    const Needle needle = needle_of(typed, &fold_table());
    return has_text(fold(text), needle) || has_initials(fold(text), needle, fold_table());
}

// Text of every kind a person may type, and some that nobody can.
std::string any_text(fixtures::Random& random) {
    static constexpr std::string_view pieces[] = {"王", "敏", "門", "门", "Ａ", "a",
                                                  "Z",  "7",  "７", " ",  "　", "－",
                                                  "—",  "\n", "é",  "😀",  "㐀", "龍"};
    std::string text;
    for (std::uint32_t n = random.below(12); n > 0; --n) {
        if (random.chance(5))
            text += static_cast<char>(random.below(256));
        else
            text += pieces[random.below(std::size(pieces))];
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fold_suite)

BOOST_AUTO_TEST_CASE(written_alike) {
    struct Case {
        std::string_view text, same;
    };
    static constexpr Case cases[] = {
        {"３－２－５０１", "3-2-501"},
        {"3—2—501", "3-2-501"},
        {" 粤ｂ 12345 ", "粤B12345"},
        {"漏水電梯門", "漏水电梯门"},
        {"臺灣", "台湾"},
        {"頭髮", "头发"},
        {"後面", "后面"},
        {"裡面", "里面"},
        {"空調不冷", "空调不冷"},
        {"張國榮", "张国荣"},
        {"衛生間", "卫生间"},
        {"樓道燈壞了", "楼道灯坏了"},
        {"ABC", "abc"},
        {"（下水道）", "(下水道)"},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.text) BOOST_TEST((fold(c.text).text == fold(c.same).text));
    }
}

BOOST_AUTO_TEST_CASE(without_a_table_the_plain_folding_holds) {
    BOOST_TEST((fold("３－２　ａ", nullptr).text == u"3-2A"));
    BOOST_TEST((fold("門", nullptr).text == u"門"));
    BOOST_TEST(fold("門", nullptr).readings.empty());
    BOOST_TEST(folded(" xl－３　") == "XL-3");
    BOOST_TEST(folded("粤ｂ12345") == "粤B12345");
}

BOOST_AUTO_TEST_CASE(initials_stand_for_hanzi) {
    struct Case {
        std::string_view text, typed;
        bool found;
    };
    static constexpr Case cases[] = {
        {"王敏", "wm", true},      {"王敏", "WM", true},       {"王敏", "ｗｍ", true},
        {"王敏", "mw", false},     {"王敏", "wmq", false},     {"王敏", "w", false},
        {"王敏", "王", true},      {"重庆路", "cq", true},     {"重庆路", "zq", true},
        {"单女士", "sns", true},   {"單女士", "dns", true},    {"曾先生", "zxs", true},
        {"长江", "cj", true},      {"国贸大厦", "gmdx", true}, {"仇师傅", "qsf", true},
        {"解放", "jf", true},      {"解先生", "xxs", true},    {"3栋大堂", "3ddt", true},
        {"区先生", "oxs", true},   {"欧阳娜", "oyn", true},    {"阿姨", "ay", true},
        {"A座大堂", "azdt", true}, {"龘龘", "dd", true},       {"123", "12", true},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.text << " by " << c.typed)
        BOOST_TEST(finds(c.text, c.typed) == c.found);
    }
}

BOOST_AUTO_TEST_CASE(every_character_of_a_name_has_a_reading) {
    // The hundred commonest surnames, and what the demo community is called.
    for (const char* text :
         {"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶"
          "程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾"
          "毛郝龚邵万钱严覃武戴莫孔向汤",
          "蓝天新苑敏芳静建军师傅阿姨先生女士"}) {
        const Folded found = fold(text);
        for (std::size_t i = 0; i < found.text.size(); ++i) BOOST_TEST(found.readings[i] != 0);
    }
}

BOOST_AUTO_TEST_CASE(only_long_numbers_are_the_end_of_a_phone) {
    BOOST_TEST(needle_of("678", nullptr).phone_end == "");
    BOOST_TEST(needle_of("5678", nullptr).phone_end == "5678");
    BOOST_TEST(needle_of("５６７８", nullptr).phone_end == "5678");
    BOOST_TEST(needle_of("567a", nullptr).phone_end == "");
    BOOST_TEST(!needle_of("5678", nullptr).initials);
}

BOOST_AUTO_TEST_CASE(folding_again_changes_nothing) {
    fixtures::Random random(7);
    for (int n = 0; n < 3000; ++n) {
        const std::string text = any_text(random);
        const std::string once = folded(text);
        BOOST_TEST(folded(once) == once);
        BOOST_TEST(utf8_length(once) != SIZE_MAX);
        const Folded all = fold(text);
        BOOST_TEST(all.text.size() == all.readings.size());
        BOOST_TEST((fold(once).text == all.text));
        for (const char16_t c : all.text) BOOST_TEST((fold_table().simplified(c) == c));
    }
}

BOOST_AUTO_TEST_CASE(every_part_of_a_text_is_found_in_it) {
    fixtures::Random random(11);
    for (int n = 0; n < 2000; ++n) {
        const std::string part = any_text(random);
        const std::string whole = any_text(random) + "\n" + part + "\n" + any_text(random);
        BOOST_TEST_CONTEXT(whole) BOOST_TEST(has_text(fold(whole), needle_of(part, &fold_table())));
    }
}

BOOST_AUTO_TEST_CASE(a_damaged_table_is_refused_and_never_read_past_its_end) {
    const std::vector<std::uint8_t> whole = fixtures::fold_table_bytes();
    BOOST_TEST(whole.size() < 40'000u);
    for (std::size_t size :
         {std::size_t{0}, std::size_t{4}, std::size_t{100}, whole.size() / 2, whole.size() - 1})
        BOOST_TEST(!FoldTable::read(std::span(whole).first(size)));
    std::vector<std::uint8_t> longer = whole;
    longer.push_back(0);
    BOOST_TEST(!FoldTable::read(longer));
    fixtures::Random random(3);
    for (int n = 0; n < 200; ++n) {
        std::vector<std::uint8_t> hurt = whole;
        hurt[random.below(200)] = static_cast<std::uint8_t>(random.below(256));
        if (const auto table = FoldTable::read(hurt)) {
            Folded out;
            fold_into(out, "王敏門a", &*table);
            BOOST_TEST(out.text.size() == 4u);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
