#include "proxy/config/config_env.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

bool isInContainer(const Environment &environment)
{
    return environment(u"DOCKERIZED"_s) == "true"_L1 || environment(u"CONTAINER"_s) == "true"_L1;
}

} // namespace ccr::proxy
