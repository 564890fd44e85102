// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert_id.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace afterword {
namespace {

AlertId named(const std::string& text) {
    boost::uuids::name_generator_sha1 generate(boost::uuids::ns::url());
    return AlertId{to_string(generate(text))};
}

}  // namespace

AlertId alert_id(const KioskId& kiosk, const VisitId& visit, AlertKind kind) {
    return named("aw1:" + kiosk.text + "/" + visit.text() + "/" + std::string(name(kind)));
}

AlertId alert_id(const KioskId& kiosk, AlertKind kind, const std::string& question,
                 WallTime opened) {
    return named("aw1:" + kiosk.text + "/" + std::string(name(kind)) + "/" +
                 (question.empty() ? "-" : question) + "/" + std::to_string(unix_ms(opened)));
}

}  // namespace afterword
