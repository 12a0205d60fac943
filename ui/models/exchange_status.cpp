#include "ui/models/exchange_status.h"

#include "ui/models/value_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using logging::ExchangeSnapshot;
using logging::Outcome;

nanoseconds stalledFor(const ExchangeSnapshot &exchange, WallTime now)
{
    if (exchange.outcome != Outcome::InFlight || !exchange.stream.lastContent) return {};
    const nanoseconds silence = now - exchange.startedAt - *exchange.stream.lastContent;
    const nanoseconds usual = std::max<nanoseconds>(5s, 8 * exchange.stream.medianGap);
    return silence > usual ? silence : nanoseconds{};
}

QString statusText(const ExchangeSnapshot &exchange, WallTime now)
{
    const auto withNumber = [&exchange](QStringView shape) {
        return exchange.status > 0 ? shape.toString() + u' ' + QString::number(exchange.status) : shape.toString();
    };
    const QString retried = exchange.attempts.size() > 1 ? u"↻%1 "_s.arg(exchange.attempts.size()) : QString();
    switch (exchange.outcome) {
    case Outcome::InFlight:
        if (const nanoseconds silence = stalledFor(exchange, now); silence > 0ns) return u"‖ "_s + durationText(silence);
        return u"◐ "_s + durationText(now - exchange.startedAt);
    case Outcome::Ok: return retried + withNumber(u"✓");
    case Outcome::ClientCancelled: return withNumber(u"⊘");
    case Outcome::StreamTruncated:
    case Outcome::StreamErrorEvent:
    case Outcome::EmptyResponse: return withNumber(u"≠");
    case Outcome::Failed:
    case Outcome::Rejected: break;
    }
    return retried + withNumber(u"✕");
}

} // namespace ccr::ui
