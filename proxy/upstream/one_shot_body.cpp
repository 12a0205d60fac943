#include "proxy/upstream/one_shot_body.h"

#include <algorithm>
#include <cstring>

namespace ccr::proxy {

OneShotBody::OneShotBody(QByteArray body, QObject *parent) : QIODevice(parent), m_body(std::move(body))
{
    // Unbuffered: QIODevice's own buffer would keep a copy that could be read again.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::seek(qint64 position)
{
    return position == m_read && QIODevice::seek(position);
}

qint64 OneShotBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min<qint64>(maxSize, m_body.size() - m_read);
    if (count <= 0) return m_read >= m_body.size() ? -1 : 0;
    std::memcpy(data, m_body.constData() + m_read, static_cast<std::size_t>(count));
    m_read += count;
    return count;
}

} // namespace ccr::proxy
