# The standalone jar and nothing of the example: rules and snapshots are the user's, in the folder that is mounted.
#   make jar && docker build --tag schema-assurance .
#   docker run --rm --volume "$PWD:/project:ro" --env DB_HOST --env DB_NAME --env DB_USER --env DB_PASSWORD schema-assurance verify
# The build downloads nothing but its base image. docs/deploy/Dockerfile is the example's own image, with its rules in it.
FROM eclipse-temurin:17-jre
COPY target/schema-assurance.jar /opt/schema-assurance/schema-assurance.jar
# Where the list was made ('make jar' makes it), the JVM of this image keeps the classes as it has them in memory, which halves the start.
COPY target/schema-assurance.classlis[t] /opt/schema-assurance/
RUN if [ -s /opt/schema-assurance/schema-assurance.classlist ]; then \
      cd /opt/schema-assurance && java -Xshare:dump -XX:SharedClassListFile=schema-assurance.classlist \
        -XX:SharedArchiveFile=schema-assurance.jsa -cp schema-assurance.jar >/dev/null; \
    fi
WORKDIR /project
USER 10001
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/opt/schema-assurance/schema-assurance.jsa", "-Xlog:cds*=off", "-Xlog:class+path*=off", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-jar", "/opt/schema-assurance/schema-assurance.jar"]
