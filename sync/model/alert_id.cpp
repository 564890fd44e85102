// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert_id.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace afterword {

AlertId alert_id(const KioskId& kiosk, const VisitId& visit, AlertKind kind) {
    boost::uuids::name_generator_sha1 generate(boost::uuids::ns::url());
    const std::string text =
        "aw1:" + kiosk.text + "/" + visit.text() + "/" + std::string(name(kind));
    return AlertId{to_string(generate(text))};
}

}  // namespace afterword
