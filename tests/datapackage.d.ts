declare module "datapackage" {
  export class Package {
    static load(
      descriptor: string,
      options: { readonly basePath: string },
    ): Promise<{
      readonly errors: readonly Error[];
      readonly resources: readonly {
        readonly name: string;
        read(options: { readonly keyed: boolean; readonly relations: boolean }): Promise<readonly unknown[]>;
      }[];
    }>;
  }
}
