#pragma once

#include <QHash>
#include <QString>
#include <QUrl>

#include <vector>

namespace ccr::proxy {

/// Spreads the calls to one host over groups of at most six. Qt keeps six connections for each host and queues whatever is
/// more; the name for peer verification is part of the key under which it keeps them, so that another name is another six.
/// Over plain HTTP any label will do. Over HTTPS the certificate is checked against it, so the names are the host itself in
/// different letter cases, which TLS does not distinguish (RFC 6125, 6.4.1; RFC 6066, 3).
class ConnectionGroups
{
public:
    static constexpr int groupSize = 6;

    /// Takes a place in the lowest group that has one, so that warm connections are used first. -1: no further name exists
    /// for this host; the caller must use another QNetworkAccessManager.
    int acquire(const QUrl &url);
    void release(const QUrl &url, int group);
    /// The name to verify; empty for group 0, which is the host as it is.
    static QString nameOf(const QUrl &url, int group);
    static int groupLimit(const QUrl &url);

private:
    QHash<QString, std::vector<int>> m_used; ///< by origin: places taken in each group
};

} // namespace ccr::proxy
