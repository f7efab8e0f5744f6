import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { queryString } from '../../api/client.ts';

/** Pixels: for a screen, for a flyer, for a stand. */
const SIZES = [600, 1200, 2400] as const;

interface Props {
  label: string;
  small?: boolean;
  disabled?: boolean;
  /** The address of the file in a format; `fields` go into its query. */
  hrefOf: (format: 'png' | 'svg', fields: string) => string;
}

/** Offers a picture, or a file of many, in the formats that there are. */
export function SaveMenu({ label, small = false, disabled = false, hrefOf }: Props) {
  const { t } = useTranslation();
  const link = (key: string, name: string, href: string) => ({
    key,
    label: (
      <a href={href} download>
        {name}
      </a>
    ),
  });
  const items = [
    ...SIZES.map((size) =>
      link(`png-${size}`, t('codes.png', { size }), hrefOf('png', queryString({ size }).slice(1))),
    ),
    link('svg', t('codes.svg'), hrefOf('svg', '')),
    link('svg-caption', t('codes.svgCaption'), hrefOf('svg', 'caption=yes')),
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} disabled={disabled}>
      <Button size={small ? 'small' : 'middle'} icon={<DownloadOutlined />} disabled={disabled}>
        {label}
      </Button>
    </Dropdown>
  );
}

/** Pictures of these codes in one file; of all live ones when none are named. */
export function zipHref(codes: readonly string[] | null): Props['hrefOf'] {
  return (format, fields) => {
    const named = codes === null ? '' : `&codes=${codes.map(encodeURIComponent).join(',')}`;
    return `/v1/codes/qr.zip?format=${format}${named}${fields === '' ? '' : `&${fields}`}`;
  };
}

/** The picture of one code. */
export function pictureHref(key: string): Props['hrefOf'] {
  return (format, fields) =>
    `/v1/codes/${encodeURIComponent(key)}/qr.${format}?download=yes${fields === '' ? '' : `&${fields}`}`;
}
