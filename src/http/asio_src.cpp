// Asio compiled once, here (BOOST_ASIO_SEPARATE_COMPILATION): every other file that needs it compiles in a fraction.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
