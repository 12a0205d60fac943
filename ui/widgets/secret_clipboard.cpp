#include "ui/widgets/secret_clipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

QByteArray digestOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

SecretClipboard::SecretClipboard(QObject *parent) : QObject(parent)
{
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &SecretClipboard::tick);
}

SecretClipboard::~SecretClipboard()
{
    if (m_left > 0) clear();
}

void SecretClipboard::put(const QString &secret)
{
    auto *data = new QMimeData;
    data->setText(secret);
    // By this Klipper and others know that it is not to be kept (KDE); Windows has formats of its own for it.
    data->setData(u"x-kde-passwordManagerHint"_s, "secret");
    data->setData(u"application/x-qt-windows-mime;value=\"ExcludeClipboardContentFromMonitorProcessing\""_s, "1");
    QGuiApplication::clipboard()->setMimeData(data);
    m_digest = digestOf(secret);
    m_left = static_cast<int>(lifetime.count());
    m_clock.start();
    Q_EMIT ticked(m_left);
}

void SecretClipboard::tick()
{
    if (--m_left <= 0) clear();
    Q_EMIT ticked(m_left);
}

void SecretClipboard::clear()
{
    m_clock.stop();
    m_left = 0;
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (digestOf(clipboard->text()) == m_digest) clipboard->clear();
    m_digest.clear();
}

} // namespace ccr::ui
