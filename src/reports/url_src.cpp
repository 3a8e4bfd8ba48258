// Boost.URL compiled here, from its headers: the library itself is not asked of whoever builds.
#include <boost/url/src.hpp>
