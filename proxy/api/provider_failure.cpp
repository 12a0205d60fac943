#include "proxy/api/provider_failure.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

QString toString(const ProviderFailure &failure)
{
    return failure.status > 0 ? u"%1 (%2)"_s.arg(failure.errorClass).arg(failure.status) : failure.errorClass;
}

} // namespace ccr::proxy
