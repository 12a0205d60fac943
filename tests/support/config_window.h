#pragma once

#include "app/headless/config_service.h"
#include "app/headless/secret_store.h"
#include "app/headless/setup_service.h"
#include "app/headless/trial_service.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_services.h"
#include "tests/support/window_looks.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace ccr::testing {

/// What is read from them by others.
class FakeStore final : public app::SecretStore
{
public:
    explicit FakeStore(FakeSecrets &secrets) : m_secrets(secrets) {}
    void read(const QString &name, Answer answer) override
    {
        const bool isThere = m_secrets.secrets.contains(name);
        answer({.value = m_secrets.secrets.value(name), .problem = isThere ? QString() : QStringLiteral("no such entry")});
    }
    void write(const QString &, const QString &, Answer) override {}
    void remove(const QString &, Answer) override {}

private:
    FakeSecrets &m_secrets;
};

/// A window over a configuration file in a folder of its own, with the real services behind it.
class ConfigWindow
{
public:
    explicit ConfigWindow(const QByteArray &text, const QString &language = QStringLiteral("en"))
        : m_settings(file(QStringLiteral("settings.ini")), QSettings::IniFormat)
    {
        if (!text.isEmpty()) write(text);
        m_settings.setValue(QStringLiteral("language"), language);
        const Environment environment = this->environment();
        config = std::make_unique<app::ConfigService>(path(), environment);
        trial = std::make_unique<app::TrialService>(path(), environment, m_store);
        makeSetup({});
    }

    /// Made with the first call, so that what it shall find can be put in place.
    ui::MainWindow &window()
    {
        if (!m_window) {
            m_window = std::make_unique<ui::MainWindow>(ui::Services{.proxy = proxy,
                                                                     .logging = logging,
                                                                     .settings = m_settings,
                                                                     .config = config.get(),
                                                                     .trial = trial.get(),
                                                                     .secrets = &secrets,
                                                                     .setup = setup.get(),
                                                                     .ports = ports,
                                                                     .capture = capture,
                                                                     .presets = presets,
                                                                     .terminal = terminal},
                                                        ui::TrayUse::Never);
            m_window->show();
            if (!QTest::qWaitForWindowActive(m_window.get())) qFatal("the window does not become active");
        }
        return *m_window;
    }
    template <typename T>
    T *open(const QString &action, const QString &name)
    {
        window().workspace().actions.action(action)->trigger();
        T *dialog = nullptr;
        if (!QTest::qWaitFor([&] { return (dialog = window().findChild<T *>(name)) != nullptr; })) qFatal("no dialog %s", qPrintable(name));
        if (!QTest::qWaitForWindowActive(dialog)) qFatal("the dialog does not become active");
        return dialog;
    }

    QSettings &settings() { return m_settings; }
    /// Servers on the loopback that may be found; before window().
    void setServers(const QList<app::SetupService::LocalServer> &servers) { makeSetup(servers); }

    QString file(const QString &name) const { return m_dir.filePath(name); }
    QString path() const { return file(QStringLiteral("config.json")); }
    void write(const QByteArray &text)
    {
        QFile out(path());
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size()) qFatal("cannot write");
    }
    QByteArray content(const QString &name = QStringLiteral("config.json")) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

private:
    Environment environment() const
    {
        return [this](const QString &name) { return name == QStringLiteral("HOME") ? m_dir.path() : variables.value(name); };
    }
    void makeSetup(const QList<app::SetupService::LocalServer> &servers)
    {
        setup = std::make_unique<app::SetupService>(
            path(), environment(), [] { return QString(); }, servers);
    }

    QTemporaryDir m_dir;
    QSettings m_settings;

public:
    FakeProxyControl proxy;
    FakeLoggingControl logging;
    FakeSecrets secrets;
    QMap<QString, QString> variables;
    proxy::PortControl *ports = nullptr;        ///< before window()
    ui::TerminalLauncher *terminal = nullptr;   ///< likewise
    logging::CaptureControl *capture = nullptr; ///< likewise
    logging::PresetControl *presets = nullptr;  ///< likewise
    std::unique_ptr<app::ConfigService> config;
    std::unique_ptr<app::TrialService> trial;
    std::unique_ptr<app::SetupService> setup;

private:
    FakeStore m_store{secrets};
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace ccr::testing
