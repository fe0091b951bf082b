# The application as a container: built with the SDK, run without it, as somebody who is not root. Nothing but App_Data and
# the folder for temporary files is written to, so the rest of the file system may be read-only.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props ./
COPY src/ src/
RUN dotnet publish src/IsmsRoles.Web --configuration Release --use-current-runtime --no-self-contained --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# A new volume takes the owner of the folder it covers.
RUN mkdir App_Data && chown "$APP_UID" App_Data
ENV Urls=http://*:8080 \
    TMPDIR=/var/tmp \
    ASPNETCORE_HTTP_PORTS= \
    DOTNET_EnableDiagnostics=0
USER $APP_UID
EXPOSE 8080
VOLUME /app/App_Data
# The image has no curl; its shell can open a connection by itself. AllowedHosts must name localhost for this.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz/live HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "IsmsRoles.Web.dll"]
