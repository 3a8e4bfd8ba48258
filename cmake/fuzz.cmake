# The fuzzers (./dev fuzz): one program for each file in test/fuzz, with the rooms that read what comes from outside.
# Clang's libFuzzer gives them main(); memory and undefined behaviour are watched.
set(WATCHED -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
file(GLOB SOURCES CONFIGURE_DEPENDS src/base/*.cpp src/storage/*.cpp src/vault/*.cpp src/http/*.cpp src/protocol/*.cpp
  src/journal/*.cpp src/people/*.cpp src/documents/*.cpp src/reports/evidence.cpp src/reports/evidence_media.cpp
  src/reports/evidence_place.cpp src/reports/picture.cpp src/reports/exif.cpp src/cli/csv.cpp src/cli/import_sheet.cpp)
list(FILTER SOURCES EXCLUDE REGEX "_test\\.cpp$|scrub\\.cpp$")
add_library(luwte_fuzzed STATIC ${SOURCES} ${EMBEDDED})
target_include_directories(luwte_fuzzed PUBLIC src)
target_compile_definitions(luwte_fuzzed PUBLIC LUWTE_VERSION="${PROJECT_VERSION}" BOOST_ASIO_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED)
target_compile_options(luwte_fuzzed PUBLIC ${WATCHED} PRIVATE -fsanitize=fuzzer-no-link)
target_link_options(luwte_fuzzed PUBLIC ${WATCHED})
target_link_libraries(luwte_fuzzed PUBLIC Boost::json OpenSSL::SSL PostgreSQL::PostgreSQL SQLite::SQLite3 yaml-cpp fmt::fmt
  spdlog::spdlog ICU::i18n ICU::uc ICU::data PkgConfig::LIBS Threads::Threads)

file(GLOB TARGETS CONFIGURE_DEPENDS test/fuzz/*.cpp)
foreach(file ${TARGETS})
  get_filename_component(name ${file} NAME_WE)
  add_executable(fuzz_${name} ${file})
  target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  target_link_libraries(fuzz_${name} PRIVATE luwte_fuzzed)
endforeach()
