package io.scaibox.example.s3;

import io.scaibox.spi.AdapterFactory;
import io.scaibox.spi.AdapterProvider;
import io.scaibox.spi.FlowContentStore;
import io.scaibox.spi.Setting;
import java.util.List;
import java.util.Optional;

/** Brings the content of flows in S3-compatible storage: {@code SCAIBOX_CONTENTS=s3}. */
public final class S3Provider implements AdapterProvider {

  @Override
  public String id() {
    return "s3";
  }

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String description() {
    return "The content of flows in S3-compatible storage, one object a version.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.url("S3_ENDPOINT", "Where the storage is; unset: Amazon's."),
        Setting.text("S3_REGION", "Its region.").defaultsTo("us-east-1"),
        Setting.text("S3_BUCKET", "The bucket.").mandatory(),
        Setting.flag("S3_CREATE_BUCKET", "Whether the bucket is made when it is missing."),
        Setting.text("S3_KEY_PREFIX", "What all keys begin with, such as scaibox/."),
        Setting.text("S3_ACCESS_KEY_ID", "Whose access it is.").mandatory(),
        Setting.secret("S3_SECRET_ACCESS_KEY", "The secret of that access key.").mandatory(),
        Setting.flag("S3_VIRTUAL_HOSTS", "Whether the bucket is part of the host's name."));
  }

  @Override
  public Optional<AdapterFactory<FlowContentStore>> contents() {
    return Optional.of(context -> S3Contents.open(context.settings()));
  }
}
