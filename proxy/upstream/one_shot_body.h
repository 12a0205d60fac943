#pragma once

#include <QIODevice>

namespace ccr::proxy {

/// The body of a POST that can be read once. QNetworkAccessManager silently repeats a request whose connection was closed
/// without an answer; a body that cannot be rewound makes it give up instead, so that nothing is paid for twice.
/// (A QBuffer, or a class derived from it, is recognised by Qt and repeated all the same.)
class OneShotBody final : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray body, QObject *parent = nullptr);

    bool isSequential() const override { return false; }
    qint64 size() const override { return m_body.size(); }
    bool seek(qint64 position) override;
    bool reset() override { return false; }
    bool atEnd() const override { return m_read >= m_body.size(); }
    qint64 bytesAvailable() const override { return m_body.size() - m_read; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_read = 0;
};

} // namespace ccr::proxy
