#include "app/installation_api.h"

#include "http/route.h"

namespace luwte::app {

struct InstallationShown {
    bool hub;  // of a network: no cases, and no emergency page
};
SHAPE(InstallationShown, hub)

void add_installation_route(http::Router& router, bool hub)
{
    router.get<InstallationShown>("/installation", http::anyone(), "Whether this is a register or the hub of a network",
        [hub](http::Call&) -> Result<InstallationShown> { return InstallationShown{hub}; });
}

}  // namespace luwte::app
