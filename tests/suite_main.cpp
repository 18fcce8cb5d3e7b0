// Boost.Test's body and `main` for every suite; the suites' own files only include
// <boost/test/unit_test.hpp>. Header-only, because the same suites run as wasm.
#define BOOST_TEST_MODULE xunlou
#include <boost/test/included/unit_test.hpp>
