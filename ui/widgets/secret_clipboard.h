#pragma once

#include <QObject>
#include <QTimer>

namespace ccr::ui {

/// Puts a secret on the clipboard so that clipboard histories leave it out, and takes it off again after a while unless something else is
/// there by then. GUI thread.
class SecretClipboard final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds lifetime{20};

    explicit SecretClipboard(QObject *parent);
    ~SecretClipboard() override;
    void put(const QString &secret);

Q_SIGNALS:
    /// Each second while it is there; 0: it is gone.
    void ticked(int secondsLeft);

private:
    void tick();
    void clear();

    QTimer m_clock;
    int m_left = 0;
    QByteArray m_digest; ///< of what was put there; the secret itself is not kept
};

} // namespace ccr::ui
