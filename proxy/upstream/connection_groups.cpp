#include "proxy/upstream/connection_groups.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr int plainGroups = 1024;
constexpr int maxCaseLetters = 8;

int letterCount(const QString &host)
{
    return static_cast<int>(std::count_if(host.begin(), host.end(), [](QChar c) { return c.isLetter() && c.unicode() < 0x80; }));
}

QString origin(const QUrl &url)
{
    return url.scheme() + u"://"_s + url.host() + u':' + QString::number(url.port());
}

} // namespace

int ConnectionGroups::groupLimit(const QUrl &url)
{
    if (url.scheme() != "https"_L1) return plainGroups;
    // An address has letters in hexadecimal at most, and its case could matter to the comparison: it stays as it is.
    const QString host = url.host();
    const bool isAddress = host.contains(u':') || std::all_of(host.begin(), host.end(), [](QChar c) { return c.isDigit() || c == u'.'; });
    return isAddress ? 1 : 1 << std::min(letterCount(host), maxCaseLetters);
}

int ConnectionGroups::acquire(const QUrl &url)
{
    std::vector<int> &used = m_used[origin(url)];
    const auto free = std::find_if(used.begin(), used.end(), [](int count) { return count < groupSize; });
    const auto group = static_cast<int>(free - used.begin());
    if (free == used.end()) {
        if (group >= groupLimit(url)) return -1;
        used.push_back(0);
    }
    ++used[static_cast<std::size_t>(group)];
    return group;
}

void ConnectionGroups::release(const QUrl &url, int group)
{
    --m_used[origin(url)][static_cast<std::size_t>(group)];
}

QString ConnectionGroups::nameOf(const QUrl &url, int group)
{
    if (group == 0) return {};
    if (url.scheme() != "https"_L1) return u"group%1"_s.arg(group);
    QString host = url.host();
    int bit = 0;
    for (QChar &c : host) {
        if (!c.isLetter() || c.unicode() >= 0x80) continue;
        if (group & (1 << bit)) c = c.toUpper();
        ++bit;
    }
    return host;
}

} // namespace ccr::proxy
