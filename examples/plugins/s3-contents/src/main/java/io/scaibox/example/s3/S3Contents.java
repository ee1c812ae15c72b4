package io.scaibox.example.s3;

import io.scaibox.domain.platform.Secret;
import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.FlowContentStore;
import io.scaibox.spi.SettingValues;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Keeps content as objects of one bucket; a put is one request, so nobody sees half of it. */
final class S3Contents implements FlowContentStore, AutoCloseable {

  private static final String SERVICE = "s3";

  private final S3Client s3;
  private final String bucket;
  private final String prefix;

  private final boolean makesBucket;

  private S3Contents(S3Client s3, String bucket, String prefix, boolean makesBucket) {
    this.makesBucket = makesBucket;
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /** Makes the client; nothing is asked of the storage yet. */
  static S3Contents open(SettingValues settings) {
    Secret secret = settings.secret("S3_SECRET_ACCESS_KEY");
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(settings.text("S3_REGION")))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.text("S3_ACCESS_KEY_ID"), secret.reveal())))
            .forcePathStyle(!settings.flag("S3_VIRTUAL_HOSTS"))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                override ->
                    override
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .apiCallTimeout(Duration.ofSeconds(8)))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(3))
                    .socketTimeout(Duration.ofSeconds(6)));
    settings.findUrl("S3_ENDPOINT").ifPresent(builder::endpointOverride);
    return new S3Contents(
        builder.build(),
        settings.text("S3_BUCKET"),
        settings.findText("S3_KEY_PREFIX").orElse(""),
        settings.flag("S3_CREATE_BUCKET"));
  }

  @Override
  public void put(String key, byte[] content) {
    byte[] copy = content.clone();
    asked(
        () -> {
          try {
            putObject(key, copy);
          } catch (NoSuchBucketException e) {
            if (!makesBucket) {
              throw e;
            }
            s3.createBucket(request -> request.bucket(bucket));
            putObject(key, copy);
          }
          return Optional.of(true);
        });
  }

  private void putObject(String key, byte[] content) {
    s3.putObject(
        request -> request.bucket(bucket).key(prefix + key).contentType("application/json"),
        RequestBody.fromBytes(content));
  }

  @Override
  public Optional<byte[]> get(String key) {
    return asked(
        () -> {
          try {
            return Optional.of(
                s3.getObjectAsBytes(request -> request.bucket(bucket).key(prefix + key))
                    .asByteArray());
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void close() {
    s3.close();
  }

  /** A missing bucket or a refused key is a fault of the storage, not an empty one. */
  private static <T> Optional<T> asked(Supplier<Optional<T>> work) {
    try {
      return work.get();
    } catch (AwsServiceException e) {
      throw new BackendUnavailableException(
          SERVICE, e.statusCode() + " " + e.awsErrorDetails().errorCode());
    } catch (SdkException e) {
      throw new BackendUnavailableException(
          SERVICE, "it does not answer: " + e.getClass().getSimpleName());
    }
  }
}
