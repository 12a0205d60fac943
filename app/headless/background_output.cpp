#include "app/headless/background_output.h"

#include "logging/base/output_file.h"
#include "logging/base/posix_files.h"

#include <QFileInfo>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

bool isBackgroundOutput(int descriptor, const QString &configPath)
{
    const auto output = fileStatus(descriptor);
    const auto file = fileStatus(backgroundOutputPath(configPath));
    return output && file && output->device == file->device && output->inode == file->inode;
}

} // namespace

QString backgroundOutputPath(const QString &configPath)
{
    return QFileInfo(configPath).absolutePath() + u"/logs/ccr-background.log"_s;
}

void limitBackgroundOutput(logging::LoggingConfig &config, const QString &configPath)
{
    for (logging::StreamConfig &stream : config.streams) {
        if (stream.type != logging::StreamType::Console) continue;
        const int descriptor = stream.console.toStandardError ? STDERR_FILENO : STDOUT_FILENO;
        if (!isBackgroundOutput(descriptor, configPath)) continue;
        stream.file.path = backgroundOutputPath(configPath);
        stream.file.rotation.maxBytes = maxBackgroundOutput;
    }
}

void trimBackgroundOutput(const QString &configPath)
{
    if (isBackgroundOutput(STDERR_FILENO, configPath)) keepTail(STDERR_FILENO, maxBackgroundOutput);
}

} // namespace ccr::app
